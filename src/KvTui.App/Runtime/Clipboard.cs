using System.Text;

namespace KvTui.App.Runtime;

/// <summary>Puts text into the clipboard of the terminal at the other end of the line: OSC 52 (xterm, ctlseqs).</summary>
internal static class Clipboard
{
    /// <summary>The most encoded bytes that terminals are known to take.</summary>
    private const int MaxEncoded = 74_994;

    /// <summary>The sequence, wrapped for tmux where needed; null if the text is too long.</summary>
    public static byte[]? Sequence(ReadOnlySpan<byte> text, bool inTmux)
    {
        var encoded = Convert.ToBase64String(text);
        if (encoded.Length > MaxEncoded)
        {
            return null;
        }

        return Encoding.ASCII.GetBytes(inTmux ? $"\ePtmux;\e\e]52;c;{encoded}\a\e\\" : $"\e]52;c;{encoded}\a");
    }
}
