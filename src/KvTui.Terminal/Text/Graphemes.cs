using System.Globalization;

namespace KvTui.Terminal.Text;

/// <summary>Cuts text into grapheme clusters (UAX #29), except that CR LF stays two.</summary>
public static class Graphemes
{
    /// <summary>Enumerates the clusters of a text without allocating.</summary>
    public static GraphemeEnumerator Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>The length of the first cluster in UTF-16 units; 0 for an empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text.Length <= 1 || (text[0] < 0x80 && text[1] < 0x80))
        {
            return Math.Min(1, text.Length);
        }

        return StringInfo.GetNextTextElementLength(text);
    }

    /// <summary>The length of the last cluster in UTF-16 units; 0 for an empty text.</summary>
    public static int PreviousLength(ReadOnlySpan<char> text)
    {
        // A boundary that cannot be argued with: between two ASCII characters.
        var start = text.Length - 1;
        while (start > 0 && (text[start] >= 0x80 || text[start - 1] >= 0x80))
        {
            start--;
        }

        var rest = text[Math.Max(0, start)..];
        while (NextLength(rest) is var length && length < rest.Length)
        {
            rest = rest[length..];
        }

        return rest.Length;
    }
}
