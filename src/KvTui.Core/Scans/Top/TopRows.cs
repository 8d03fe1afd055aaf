namespace KvTui.Core.Scans.Top;

/// <summary>What happened directly below a prefix, sorted.</summary>
/// <param name="Total">All that happened below it.</param>
/// <param name="Others">What of it is in none of the rows, as more keys were written than are held.</param>
public sealed record TopRows(TopFigures Total, ImmutableArray<TopEntry> Rows, TopFigures Others)
{
    public static TopRows Of(TopReport report, EtcdKey prefix, TopOrder order)
    {
        var rows = new List<TopEntry>();
        var (total, known) = (report.FiguresOf(prefix), default(TopFigures));
        foreach (var entry in report.Entries)
        {
            var length = entry.IsKey ? -1 : entry.Path.Length;
            if (entry.Path.StartsWith(prefix) && report.Folding.ChildLength(entry.Path.Span, prefix.Length) == length)
            {
                rows.Add(entry);
                known += entry.Figures;
            }
        }

        rows.Sort((one, other) => Compare(one, other, order));

        // A prefix that was given up for a while may know less than what is below it.
        var others = total - known;
        return new(known + others, [.. rows], others);
    }

    private static int Compare(TopEntry one, TopEntry other, TopOrder order)
    {
        var difference = Weight(other.Figures, order).CompareTo(Weight(one.Figures, order));
        difference = difference != 0 || order == TopOrder.Name ? difference : other.Figures.Events.CompareTo(one.Figures.Events);
        return difference != 0 ? difference : one.Path != other.Path ? one.Path.CompareTo(other.Path) : one.IsKey.CompareTo(other.IsKey);
    }

    private static long Weight(TopFigures figures, TopOrder order) => order switch
    {
        TopOrder.Events => figures.Events,
        TopOrder.Bytes => figures.Bytes,
        TopOrder.Unchanged => figures.Unchanged,
        TopOrder.Deletes => figures.Deletes,
        TopOrder.Name => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "is not a known order"),
    };
}

/// <summary>A key or a prefix, and what happened to it or below it.</summary>
/// <param name="IsKey">Whether it is a key; else a prefix that ends with “/”.</param>
public readonly record struct TopEntry(EtcdKey Path, bool IsKey, TopFigures Figures);

/// <summary>What the rows are sorted by, the most first; names from A on.</summary>
public enum TopOrder
{
    Events,
    Bytes,
    Unchanged,
    Deletes,
    Name,
}
