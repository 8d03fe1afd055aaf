namespace KvTui.Text;

/// <summary>Cuts text into grapheme clusters (UAX #29), except that CR LF stays two and that an overlong cluster is cut.</summary>
public static class Graphemes
{
    /// <summary>The most UTF-16 units of a cluster: hostile text must not make one of a megabyte.</summary>
    public const int MaxLength = 64;

    private const int MaxLookBack = 4 * MaxLength;

    /// <summary>Enumerates the clusters of a text without allocating.</summary>
    public static GraphemeEnumerator Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>The length of the first cluster in UTF-16 units; 0 for an empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text.Length <= 1 || (text[0] < 0x80 && text[1] < 0x80))
        {
            return Math.Min(1, text.Length);
        }

        return StringInfo.GetNextTextElementLength(text.Length <= MaxLength ? text : Window(text));
    }

    /// <summary>The length of the last cluster in UTF-16 units; 0 for an empty text.</summary>
    public static int PreviousLength(ReadOnlySpan<char> text)
    {
        // A boundary that cannot be argued with: between two ASCII characters.
        var start = text.Length - 1;
        var earliest = Math.Max(0, text.Length - MaxLookBack);
        while (start > earliest && (text[start] >= 0x80 || text[start - 1] >= 0x80))
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

    // Never cut within a surrogate pair.
    private static ReadOnlySpan<char> Window(ReadOnlySpan<char> text) =>
        text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
