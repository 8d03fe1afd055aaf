using System.Text;

namespace KvTui.Bench.Scale;

/// <summary>Keys as a terminal sends them.</summary>
internal static class Keystrokes
{
    public static byte[] Up { get; } = "\e[A"u8.ToArray();

    public static byte[] Down { get; } = "\e[B"u8.ToArray();

    public static byte[] Right { get; } = "\e[C"u8.ToArray();

    public static byte[] Left { get; } = "\e[D"u8.ToArray();

    public static byte[] Home { get; } = "\e[H"u8.ToArray();

    public static byte[] PageUp { get; } = "\e[5~"u8.ToArray();

    public static byte[] PageDown { get; } = "\e[6~"u8.ToArray();

    public static byte[] Escape { get; } = "\e"u8.ToArray();

    public static byte[] Backspace { get; } = [0x7F];

    /// <summary>A text typed.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Goes to a key; the prompt begins with where the cursor is, which is wiped.</summary>
    public static byte[] GoTo(string key) => Text($"o\x15{key}\r");
}
