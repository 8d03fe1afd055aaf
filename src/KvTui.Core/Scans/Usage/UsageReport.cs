namespace KvTui.Core.Scans.Usage;

/// <summary>What the keys with a prefix take: counted, and where values were not all read, estimated.</summary>
/// <param name="IsSampled">Whether only a sample of the values is read.</param>
/// <param name="Sample">What was read of it; null before that.</param>
public sealed record UsageReport(UsageNode Root, bool IsSampled, UsageSample? Sample)
{
    /// <summary>Nothing of the keys with a prefix.</summary>
    public static UsageReport Empty(EtcdKey prefix) => new(new UsageTree(prefix).Snapshot(), false, null);

    /// <summary>The bytes of the values below a node.</summary>
    public ByteEstimate Values(UsageNode node)
    {
        if (!IsSampled || Sample is not { } sample)
        {
            return WithoutSample(node.Figures);
        }

        var (all, tally) = (sample.Below(EtcdKey.Empty), sample.Below(node.Path));
        if (node.Path.Length > sample.Common.Length || !sample.Common.StartsWith(node.Path))
        {
            return tally.Of(node.Figures.Keys, all);
        }

        var sum = ByteEstimate.Exact(0);
        foreach (var child in node.Children)
        {
            sum += Values(child) is { IsKnown: true } known ? known : Guess(child.Figures, all);
        }

        return sum + (OtherValues(node) is { IsKnown: true } other ? other : Guess(node.Other, all));
    }

    /// <summary>The bytes of the values of a node's keys that are in none of its children.</summary>
    public ByteEstimate OtherValues(UsageNode node)
    {
        if (!IsSampled || Sample is not { } sample)
        {
            return WithoutSample(node.Other);
        }

        var tally = sample.Below(node.Path);
        foreach (var child in node.Children)
        {
            tally -= sample.Below(child.Path);
        }

        return tally.Of(node.Other.Keys, sample.Below(EtcdKey.Empty));
    }

    private ByteEstimate WithoutSample(UsageFigures figures) =>
        !IsSampled ? ByteEstimate.Exact(figures.ValueBytes) : figures.Keys == 0 ? ByteEstimate.Exact(0) : ByteEstimate.Unknown;

    /// <summary>Where nothing was drawn: as large as the others are, with an error as large as that.</summary>
    private static ByteEstimate Guess(UsageFigures figures, SampleTally all)
    {
        var bytes = all.Count == 0 ? 0 : figures.Keys * all.Mean;
        return new(bytes, bytes);
    }
}
