using KvTui.Core.Scans;
using KvTui.Core.Scans.Usage;

namespace KvTui.Cli.Output.Usage;

/// <summary>What the keys with a prefix take, and how much of it is to be written.</summary>
/// <param name="Levels">How many levels of children; 1 or more.</param>
/// <param name="Limit">How many children of each prefix; the others are one row.</param>
internal sealed record UsageResult(ScanProgress.Usage Progress, int Levels, int Limit)
{
    public UsageReport Report => Progress.Report;

    public UsageRow Total { get; } = UsageRows.Of(Progress.Report, Progress.Report.Root, UsageOrder.Bytes).Total;

    /// <summary>The rows from the top down, each before its own children, the largest first; their shares are of the whole.</summary>
    public IEnumerable<(UsageNode Parent, UsageRow Row)> Rows() => Below(Report.Root, Levels);

    private IEnumerable<(UsageNode Parent, UsageRow Row)> Below(UsageNode node, int levels)
    {
        foreach (var row in UsageRows.Of(Report, node, UsageOrder.Bytes).Limited(Limit).Rows)
        {
            yield return (node, row with { Share = Math.Clamp(row.Bytes.Bytes / Math.Max(1, Total.Bytes.Bytes), 0, 1) });
            if (levels > 1 && row.CanOpen)
            {
                foreach (var child in Below(row.Node!, levels - 1))
                {
                    yield return child;
                }
            }
        }
    }
}
