namespace KvTui.Core.Scans.Usage;

/// <summary>The rows of a prefix, sorted, and their sum.</summary>
/// <param name="Total">All that is below the prefix; its share is 1.</param>
public sealed record UsageRows(UsageRow Total, ImmutableArray<UsageRow> Rows)
{
    /// <summary>The children of a node, and what is in none of them.</summary>
    public static UsageRows Of(UsageReport report, UsageNode node, UsageOrder order)
    {
        var total = new UsageRow(node, node.Figures, report.Values(node), 1);
        var rows = new List<UsageRow>(node.Children.Length + 1);
        foreach (var child in node.Children)
        {
            rows.Add(Row(child, child.Figures, report.Values(child), total));
        }

        if (node.Other.Keys > 0)
        {
            rows.Add(Row(null, node.Other, report.OtherValues(node), total));
        }

        // not List.Sort: where one list of a class is sorted, the native program holds what sorts each of them
        var sorted = rows.ToArray();
        Array.Sort(sorted, (one, other) => Compare(one, other, order));
        return new(total, [.. sorted]);
    }

    /// <summary>The first so many children; what the others take goes to the rest of the keys, at the end.</summary>
    public UsageRows Limited(int limit)
    {
        if (Rows.Count(static row => row.Node is not null) <= limit)
        {
            return this;
        }

        var kept = new List<UsageRow>();
        var (figures, values) = (default(UsageFigures), ByteEstimate.Exact(0));
        foreach (var row in Rows)
        {
            if (row.Node is not null && kept.Count < limit)
            {
                kept.Add(row);
            }
            else
            {
                (figures, values) = (figures + row.Figures, values + row.Values);
            }
        }

        return this with { Rows = [.. kept, Row(null, figures, values, Total)] };
    }

    private static UsageRow Row(UsageNode? node, UsageFigures figures, ByteEstimate values, UsageRow total)
    {
        var share = (values.Bytes + figures.KeyBytes) / Math.Max(1, total.Bytes.Bytes);
        return new(node, figures, values, double.IsNaN(share) ? double.NaN : Math.Clamp(share, 0, 1));
    }

    /// <summary>Equal ones by name, and the rest of the keys behind them.</summary>
    private static int Compare(UsageRow one, UsageRow other, UsageOrder order)
    {
        var difference = order switch
        {
            UsageOrder.Bytes => Weight(other).CompareTo(Weight(one)),
            UsageOrder.Keys => other.Figures.Keys.CompareTo(one.Figures.Keys),
            UsageOrder.Versions => other.Figures.Versions.CompareTo(one.Figures.Versions),
            UsageOrder.Name => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "is not a known order"),
        };
        return difference != 0 ? difference
            : one.Node is null || other.Node is null ? (one.Node is null).CompareTo(other.Node is null)
            : one.Path.CompareTo(other.Path);
    }

    /// <summary>The bytes; where they are not known those of the keys, which at least grow with their number.</summary>
    private static double Weight(UsageRow row) => row.Values.IsKnown ? row.Bytes.Bytes : row.Figures.KeyBytes;
}

/// <summary>One child of a prefix, or the rest of its keys.</summary>
/// <param name="Node">The child; null for the rest.</param>
/// <param name="Share">Its part of the bytes of all rows, 0 to 1; NaN if that is not known.</param>
public sealed record UsageRow(UsageNode? Node, UsageFigures Figures, ByteEstimate Values, double Share)
{
    /// <summary>Keys and values together.</summary>
    public ByteEstimate Bytes => Values with { Bytes = Values.Bytes + Figures.KeyBytes };

    /// <summary>Whether there is something below it to look at.</summary>
    public bool CanOpen => Node is { IsKey: false };

    /// <summary>The bytes of its own name; empty for the rest, and for a key that ends with its prefix.</summary>
    public ReadOnlySpan<byte> Name => Node is null ? default : Node.Path.Span[Node.NameStart..];

    /// <summary>Where the row stays whatever it is sorted by; the empty key for the rest.</summary>
    public EtcdKey Path => Node?.Path ?? EtcdKey.Empty;
}

/// <summary>What the rows are sorted by; all but names the largest first.</summary>
public enum UsageOrder
{
    Bytes,
    Keys,
    Versions,
    Name,
}
