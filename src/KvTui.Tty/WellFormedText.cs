using System.Buffers;

namespace KvTui.Tty;

/// <summary>
/// Repairs text for Terminal.Gui's fields, which throw on half a surrogate pair; labels, titles and what views draw need no repair.
/// </summary>
public static class WellFormedText
{
    /// <summary>The text with U+FFFD for each lone surrogate; the same instance if there is none.</summary>
    public static string Of(string text) => IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            text = text[at..];
            if (Rune.DecodeFromUtf16(text, out _, out var used) != OperationStatus.Done)
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }
}
