namespace KvTui.Core.Users;

/// <summary>Ranges of keys in words.</summary>
public static class RangeText
{
    private const int MostNamed = 8;

    /// <summary>“/app/…, /cfg/x”; of many, the first eight and how many more there are.</summary>
    public static string Of(IReadOnlyList<KeyRange> ranges)
    {
        var more = ranges.Count > MostNamed ? $" and {ranges.Count - MostNamed} more" : "";
        return string.Join(", ", ranges.Take(MostNamed).Select(static range => Of(range))) + more;
    }

    /// <summary>“all keys”, “/app/url”, “/app/…”, “those from /a on” or “those from /a to before /b”.</summary>
    public static string Of(KeyRange range) => range == KeyRange.All ? "all keys"
        : range.IsSingleKey ? Printable.Escaped(range.Start.Span)
        : range == KeyRange.Prefix(range.Start) ? $"{Printable.Escaped(range.Start.Span)}…"
        : range.HasNoUpperBound ? $"those from {Printable.Escaped(range.Start.Span)} on"
        : $"those from {Printable.Escaped(range.Start.Span)} to before {Printable.Escaped(range.End.Span)}";
}
