using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace KvTui.Tui.Input;

/// <summary>The names that Core's tables have for Terminal.Gui's keys: <c>ctrl+r</c>, <c>G</c>, <c>pgdn</c>.</summary>
internal static class KeyNames
{
    private static readonly Dictionary<KeyCode, string> Named = new()
    {
        [KeyCode.Enter] = "enter",
        [KeyCode.Esc] = "esc",
        [KeyCode.Tab] = "tab",
        [KeyCode.Backspace] = "backspace",
        [KeyCode.Delete] = "del",
        [KeyCode.Insert] = "ins",
        [KeyCode.CursorUp] = "up",
        [KeyCode.CursorDown] = "down",
        [KeyCode.CursorLeft] = "left",
        [KeyCode.CursorRight] = "right",
        [KeyCode.Home] = "home",
        [KeyCode.End] = "end",
        [KeyCode.PageUp] = "pgup",
        [KeyCode.PageDown] = "pgdn",
        [KeyCode.Space] = "space",
        [KeyCode.F1] = "f1",
        [KeyCode.F2] = "f2",
        [KeyCode.F3] = "f3",
        [KeyCode.F4] = "f4",
        [KeyCode.F5] = "f5",
        [KeyCode.F6] = "f6",
        [KeyCode.F7] = "f7",
        [KeyCode.F8] = "f8",
        [KeyCode.F9] = "f9",
        [KeyCode.F10] = "f10",
        [KeyCode.F11] = "f11",
        [KeyCode.F12] = "f12",
    };

    private static readonly Dictionary<KeyCode, string> Known = [];

    /// <summary>The name of a key; empty for one that has none.</summary>
    public static string Of(Key key)
    {
        if (!Known.TryGetValue(key.KeyCode, out var name))
        {
            Known[key.KeyCode] = name = Make(key.KeyCode);
        }

        return name;
    }

    /// <summary>The character that a key types; null if it types none, or is held with Ctrl or Alt.</summary>
    public static Rune? Typed(Key key)
    {
        if ((key.KeyCode & (KeyCode.CtrlMask | KeyCode.AltMask)) != 0)
        {
            return null;
        }

        var scalar = Scalar(key.KeyCode);
        return Rune.IsValid(scalar) && scalar >= ' ' && scalar != 0x7f ? new Rune(scalar) : null;
    }

    private static string Make(KeyCode code)
    {
        var bare = code & ~(KeyCode.CtrlMask | KeyCode.AltMask | KeyCode.ShiftMask);
        var prefix = ((code & KeyCode.CtrlMask) != 0 ? "ctrl+" : "") + ((code & KeyCode.AltMask) != 0 ? "alt+" : "");
        if (Named.TryGetValue(bare, out var name))
        {
            return prefix + ((code & KeyCode.ShiftMask) != 0 ? "shift+" : "") + name;
        }

        var scalar = Scalar(code);
        return Rune.IsValid(scalar) && scalar > ' ' ? prefix + new Rune(scalar) : "";
    }

    /// <summary>The scalar of a character's key: Terminal.Gui names a letter by its capital, and Shift makes it one.</summary>
    private static int Scalar(KeyCode code)
    {
        var bare = (int)(code & ~(KeyCode.CtrlMask | KeyCode.AltMask | KeyCode.ShiftMask));
        return bare is >= 'A' and <= 'Z' && (code & KeyCode.ShiftMask) == 0 ? bare - 'A' + 'a' : bare;
    }
}
