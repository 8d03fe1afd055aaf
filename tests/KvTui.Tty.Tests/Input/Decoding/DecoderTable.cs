using KvTui.Tty.Input;

namespace KvTui.Tty.Tests.Input.Decoding;

/// <summary>What terminals send, and what it means.</summary>
public static class DecoderTable
{
    /// <summary>Bytes (as Latin-1) and the names of the keys they are.</summary>
    public static TheoryData<string, string> Keys => new()
    {
        { "a", "a" }, { "A", "A" }, { " ", "space" }, { "\r", "enter" }, { "\n", "enter" }, { "\t", "tab" }, { "\u007f", "backspace" }, { "\b", "backspace" },
        { "\0", "ctrl+space" }, { "\u0001", "ctrl+a" }, { "\u001a", "ctrl+z" }, { "\u001c", "ctrl+\\" }, { "\u001d", "ctrl+]" }, { "\u001f", "ctrl+_" },
        { "\u00c3\u00a9", "é" }, { "\u00e6\u00bc\u00a2", "漢" }, { "\u00f0\u009f\u0098\u0080", "😀" }, { "a\u00c3\u00a9z", "a é z" },
        { "\u001bx", "alt+x" }, { "\u001bX\u001b\\a", "a" }, { "\u001b\u00c3\u00a9", "alt+é" }, { "\u001b\u007f", "alt+backspace" }, { "\u001b\r", "alt+enter" },
        { "\u001b[A", "up" }, { "\u001b[B", "down" }, { "\u001b[C", "right" }, { "\u001b[D", "left" }, { "\u001b[H", "home" }, { "\u001b[F", "end" },
        { "\u001bOA", "up" }, { "\u001bOD", "left" }, { "\u001bOH", "home" }, { "\u001bOP", "f1" }, { "\u001bOR", "f3" }, { "\u001bOS", "f4" },
        { "\u001b[Z", "shift+tab" }, { "\u001b[1;2A", "shift+up" }, { "\u001b[1;3C", "alt+right" }, { "\u001b[1;5D", "ctrl+left" }, { "\u001b[1;6H", "ctrl+shift+home" },
        { "\u001b[1~", "home" }, { "\u001b[2~", "ins" }, { "\u001b[3~", "del" }, { "\u001b[4~", "end" }, { "\u001b[5~", "pgup" }, { "\u001b[6~", "pgdn" },
        { "\u001b[7~", "home" }, { "\u001b[8~", "end" }, { "\u001b[3;5~", "ctrl+del" }, { "\u001b[5;2~", "shift+pgup" },
        { "\u001b[11~", "f1" }, { "\u001b[15~", "f5" }, { "\u001b[17~", "f6" }, { "\u001b[19~", "f8" }, { "\u001b[24~", "f12" }, { "\u001b[1;2P", "shift+f1" },
        { "\u001b[[A", "f1" }, { "\u001b[[E", "f5" }, { "\u001b[25~", "shift+f1" },
        { "\u001b[a", "shift+up" }, { "\u001bOa", "ctrl+up" }, { "\u001b[7$", "shift+home" }, { "\u001b[7^", "ctrl+home" }, { "\u001b[7@", "ctrl+shift+home" }, { "\u001b\u001b[A", "alt+up" },
        { "\u001bOM", "enter" }, { "\u001bOp", "0" }, { "\u001bOk", "+" }, { "\u001bO5A", "ctrl+up" }, { "\u001bO1;2P", "shift+f1" },
        { "\u001b[97;5u", "ctrl+a" }, { "\u001b[27u", "esc" }, { "\u001b[13;5u", "ctrl+enter" }, { "\u001b[9;2u", "shift+tab" }, { "\u001b[97:65;2u", "A" },
        { "\u001b[97;6u", "ctrl+shift+a" }, { "\u001b[228;1u", "ä" }, { "\u001b[49;2;33u", "!" }, { "\u001b[57417u", "left" }, { "\u001b[57404u", "5" }, { "\u001b[97;69u", "ctrl+a" },
        { "\u001b[27;5;9~", "ctrl+tab" }, { "\u001b[27;5;46~", "ctrl+." }, { "\u001b[27;6;65~", "ctrl+shift+a" }, { "\u001b[27;3;13~", "alt+enter" },
        { "\u001b[Ax", "up x" }, { "\u001b[A\u001b[B", "up down" }, { "\u001b[1\u001b[B", "down" }, { "\u001b[5\u0003", "ctrl+c" }, { "\u00c3x", "\ufffd x" }, { "\u00ff", "\ufffd" },
    };

    /// <summary>What terminals send that is no key: answers to queries, reports of keys let go, and what is not known.</summary>
    public static TheoryData<string> Swallowed =>
    [
        "\u001b[?62;22c", "\u001b[>0;276;0c", "\u001bP!|00000000\u001b\\", "\u001b[24;80R", "\u001b[1;1R", "\u001b[1;5R", "\u001b[?1;1R", "\u001b[?2026;2$y", "\u001b[4;2$y",
        "\u001b[?1u", "\u001b[?0u", "\u001b[8;24;80t", "\u001b[4;600;800t", "\u001b[?997;1n", "\u001b[n", "\u001b[1n", "\u001b[0;0n", "\u001b[?0n",
        "\u001b]11;rgb:0000/zzzz/0000\u001b\\", "\u001b]11;\u0007", "\u001b]11;rgb:12345/0/0\u0007", "\u001b]11;#12\u0007", "\u001b]110\u0007", "\u001b]10;rgb:ffff/ffff/ffff\u001b\\", "\u001b]52;c;aGVsbG8=\u0007", "\u001bP>|xterm(370)\u001b\\", "\u001bP1$r0m\u001b\\", "\u001bP1+r544e=787465726d\u001b\\",
        "\u001b_Gi=31;OK\u001b\\", "\u001b^privacy\u001b\\", "\u001b[97;1:3u", "\u001b[1;1:3A", "\u001b[57358u", "\u001b[99~", "\u001b[1;2;3;4x", "\u001b[M !!", "\u001b[<35;5;5M", "\u00c2\u009b",
    ];

    /// <summary>Events that are no keys.</summary>
    public static IEnumerable<(string Bytes, InputEvent Event)> Others =>
    [
        ("\u001b[0n", new InputEvent.StatusReported()),
        ("\u001b[3n", new InputEvent.StatusReported()),
        ("\u001b]11;rgb:0000/0000/0000\u0007", new InputEvent.BackgroundReported(false)),
        ("\u001b]11;rgb:ffff/ffff/ffff\u001b\\", new InputEvent.BackgroundReported(true)),
        ("\u001b]11;rgb:1e1e/1e1e/2e2e\u001b\\", new InputEvent.BackgroundReported(false)),
        ("\u001b]11;rgba:fdfd/f6f6/e3e3/ffff\u0007", new InputEvent.BackgroundReported(true)),
        ("\u001b]11;rgb:f/f/f\u0007", new InputEvent.BackgroundReported(true)),
        ("\u001b]11;#002b36\u0007", new InputEvent.BackgroundReported(false)),
        ("\u001b]11;#FFFFDD\u001b\\", new InputEvent.BackgroundReported(true)),
        ("\u001b[I", new InputEvent.FocusChanged(true)),
        ("\u001b[O", new InputEvent.FocusChanged(false)),
        ("\u001b[<0;1;1M", new InputEvent.MouseUsed(new Point(0, 0), MouseAction.LeftPressed, KeyModifiers.None)),
        ("\u001b[<0;120;40m", new InputEvent.MouseUsed(new Point(119, 39), MouseAction.Released, KeyModifiers.None)),
        ("\u001b[<2;3;4M", new InputEvent.MouseUsed(new Point(2, 3), MouseAction.RightPressed, KeyModifiers.None)),
        ("\u001b[<64;3;4M", new InputEvent.MouseUsed(new Point(2, 3), MouseAction.WheelUp, KeyModifiers.None)),
        ("\u001b[<81;3;4M", new InputEvent.MouseUsed(new Point(2, 3), MouseAction.WheelDown, KeyModifiers.Ctrl)),
        ("\u001b[<36;3;4M", new InputEvent.MouseUsed(new Point(2, 3), MouseAction.Dragged, KeyModifiers.Shift)),
        ("\u001b[200~hello\u001b[201~", new InputEvent.Pasted("hello")),
        ("\u001b[200~a\r\nb\u001b[31m\u001b[20\u001b[201~", new InputEvent.Pasted("a\r\nb\u001b[31m\u001b[20")),
        ("\u001b[200~\u00e6\u00bc\u00a2\u001b\u001b[201~", new InputEvent.Pasted("漢\u001b")),
        ("\u001b[200~\u001b[201~", new InputEvent.Pasted("")),
    ];
}
