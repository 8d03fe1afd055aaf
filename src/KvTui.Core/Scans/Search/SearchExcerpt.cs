namespace KvTui.Core.Scans.Search;

/// <summary>A match with some of what is around it, each part safe to show on one line.</summary>
public sealed record SearchExcerpt(string Before, string Match, string After)
{
    private const int BytesBefore = 24;
    private const int BytesOfMatch = 60;
    private const int BytesAfter = 120;

    /// <summary>That there is a match in a value that is not to be shown.</summary>
    public static SearchExcerpt Masked { get; } = new("", "", "(masked)");

    /// <summary>The excerpt around some bytes of a value.</summary>
    public static SearchExcerpt Of(ReadOnlySpan<byte> value, int start, int length)
    {
        var from = Boundary(value, Math.Max(0, start - BytesBefore), start);
        var end = Boundary(value, Math.Min(start + length, start + BytesOfMatch), start + length);
        var last = Boundary(value, Math.Min(value.Length, end + BytesAfter), value.Length);
        return new(
            (from > 0 ? "…" : "") + Printable.Text(value[from..start]),
            Printable.Text(value[start..end]) + (end < start + length ? "…" : ""),
            Printable.Text(value[Math.Max(end, start + length)..Math.Max(last, start + length)]));
    }

    /// <summary>A place at or behind another one that is not within a character of UTF-8; at most the limit.</summary>
    private static int Boundary(ReadOnlySpan<byte> value, int place, int limit)
    {
        while (place < limit && (value[place] & 0xC0) == 0x80)
        {
            place++;
        }

        return place;
    }
}

/// <summary>A key that matches, or whose value does.</summary>
/// <param name="Excerpt">Where in the value; null if the key matches.</param>
public sealed record FindHit(EtcdKey Key, SearchExcerpt? Excerpt);
