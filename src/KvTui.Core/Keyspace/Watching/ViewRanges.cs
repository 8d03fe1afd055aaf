using System.Runtime.InteropServices;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>
/// The ranges of keys that are in view: what lies between the rows on the screen and a page around them, but not what folded prefixes
/// hide, so that whatever is written there costs nothing.
/// </summary>
public static class ViewRanges
{
    /// <summary>The most ranges that are followed at once: those next to the cursor.</summary>
    public const int Most = 12;

    /// <summary>The ranges, in ascending order and apart; at least one.</summary>
    /// <param name="root">All there is.</param>
    /// <param name="height">The rows of the key pane.</param>
    /// <param name="open">The key whose value is in view; empty for none.</param>
    public static ImmutableArray<KeyRange> Of(BrowseState browse, KeyRange root, int height, EtcdKey open)
    {
        var (first, end) = (Math.Max(0, browse.List.Offset - height), Math.Min(browse.Rows.Count, browse.List.Offset + (2 * height)));
        var gaps = browse.Filter is null && browse.Order.IsByKey ? Gaps(browse, root, first, end) : Keys(browse, first, end);
        gaps.Sort((one, other) => Compare(one, other, browse.List.Selected));
        var nearest = new List<KeyRange>();
        foreach (var gap in CollectionsMarshal.AsSpan(gaps)[..Math.Min(gaps.Count, Most)])
        {
            if (root.Covers(gap.Range))
            {
                nearest.Add(gap.Range);
            }
        }

        if (!open.IsEmpty && root.Contains(open) && !nearest.Exists(range => range.Contains(open)))
        {
            nearest.Add(KeyRange.Key(open));
        }

        nearest.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return nearest.Count == 0 ? [KeyRange.Key(root.Start)] : [.. nearest];
    }

    /// <summary>The keys that a filter lets through, or that are sorted otherwise, lie anywhere: each for itself.</summary>
    private static List<Gap> Keys(BrowseState browse, int first, int end)
    {
        var gaps = new List<Gap>();
        for (var row = first; row < end; row++)
        {
            if (browse.Rows[row] is { Kind: RowKind.Key, Path: var key })
            {
                gaps.Add(new(KeyRange.Key(key), row, row));
            }
        }

        return gaps;
    }

    /// <summary>What lies between folded prefixes, also where no key is shown, as a new one may come there.</summary>
    private static List<Gap> Gaps(BrowseState browse, KeyRange root, int first, int end)
    {
        var gaps = new List<Gap>();
        var (start, firstRow) = (first == 0 ? root.Start : browse.Rows[first].Path, first);
        for (var row = first; row < end; row++)
        {
            if (browse.Rows[row] is not { Kind: RowKind.Prefix, Expanded: false } folded)
            {
                continue;
            }

            Add(gaps, new(new(start, folded.Path), firstRow, row));
            if (KeyRange.Prefix(folded.Path).HasNoUpperBound)
            {
                return gaps;
            }

            (start, firstRow) = (KeyRange.PrefixEnd(folded.Path), row + 1);
        }

        Add(gaps, new(new(start, end < browse.Rows.Count ? browse.Rows[end].Path : root.End), firstRow, end));
        return gaps;
    }

    private static void Add(List<Gap> gaps, Gap gap)
    {
        if (gap.Range.HasNoUpperBound || gap.Range.Start < gap.Range.End)
        {
            gaps.Add(gap);
        }
    }

    /// <summary>The nearer to a row first, and of those as near the upper one.</summary>
    private static int Compare(Gap one, Gap other, int row)
    {
        var difference = Distance(one, row).CompareTo(Distance(other, row));
        return difference != 0 ? difference : one.FirstRow.CompareTo(other.FirstRow);
    }

    private static int Distance(Gap gap, int row) => Math.Max(0, Math.Max(gap.FirstRow - row, row - gap.LastRow));

    private readonly record struct Gap(KeyRange Range, int FirstRow, int LastRow);
}
