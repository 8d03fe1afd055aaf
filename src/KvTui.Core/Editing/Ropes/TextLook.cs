namespace KvTui.Core.Editing.Ropes;

/// <summary>How the editor cuts and measures text: CR LF is one cluster, and what cannot be shown takes a stand-in of one column.</summary>
internal static class TextLook
{
    /// <summary>The length of the first cluster; 0 for an empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text) => text.StartsWith("\r\n") ? 2 : Graphemes.NextLength(text);

    /// <summary>The length of the last cluster; 0 for an empty text.</summary>
    public static int PreviousLength(ReadOnlySpan<char> text) => text.EndsWith("\r\n") ? 2 : Graphemes.PreviousLength(text);

    public static bool IsLineEnd(ReadOnlySpan<char> cluster) => cluster[^1] == '\n';

    /// <summary>The columns of a cluster that is no tab and no line end; never 0, or the cursor could not be seen to pass it.</summary>
    public static int Columns(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length == 1 && cluster[0] is >= ' ' and <= '~')
        {
            return 1;
        }

        var shown = Visibility.ShowableLength(cluster);
        return CellWidth.Of(cluster[..shown]) + (shown < cluster.Length ? 1 : 0) is var columns and > 0 ? columns : 1;
    }

    /// <summary>The column after a cluster at a column.</summary>
    public static int Advance(int column, ReadOnlySpan<char> cluster, int tabWidth) =>
        cluster is "\t" ? ColumnSpan.NextStop(column, tabWidth) : column + Columns(cluster);

    /// <summary>Measures a leaf's text.</summary>
    public static RopeMetrics Measure(ReadOnlySpan<char> text, int tabWidth)
    {
        var lastLine = text[(text.LastIndexOf('\n') + 1)..];
        return new(text.Length, text.Count('\n'), MeasureLine(lastLine, tabWidth), Encoding.UTF8.GetByteCount(text));
    }

    private static ColumnSpan MeasureLine(ReadOnlySpan<char> text, int tabWidth)
    {
        var span = default(ColumnSpan);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange(' ', '~');
            plain = plain < 0 ? text.Length : Math.Max(0, plain - 1);
            span = span.Then(ColumnSpan.OfColumns(plain), tabWidth);
            text = text[plain..];
            if (text.IsEmpty)
            {
                break;
            }

            var cluster = text[..NextLength(text)];
            span = span.Then(cluster is "\t" ? new(0, 0, true) : ColumnSpan.OfColumns(Columns(cluster)), tabWidth);
            text = text[cluster.Length..];
        }

        return span;
    }
}
