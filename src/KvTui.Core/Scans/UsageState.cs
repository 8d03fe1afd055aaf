using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Scans;

/// <summary>What the usage layer shows.</summary>
/// <param name="Rows">The rows as of this snapshot.</param>
public sealed record UsageState(ScanRequest.Usage Request, ScanProgress.Usage Progress, UsageOrder Order, UsageRows Rows)
    : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Progress.Status;

    public override int Count => Rows.Rows.Length;

    public override RowId this[int row] => new(Rows.Rows[row].Path, Rows.Rows[row].Node is { IsKey: true } ? RowKind.Key : RowKind.Prefix);

    /// <summary>A scan that has read nothing yet.</summary>
    public static UsageState AtStart(ScanRequest.Usage request)
    {
        var report = UsageReport.Empty(request.Prefix);
        return new(request, new(ScanStatus.AtStart, report), UsageOrder.Bytes, UsageRows.Of(report, report.Root, UsageOrder.Bytes));
    }

    private protected override UsageState WithRows()
    {
        var node = Progress.Report.Root.Find(Shown) ?? Progress.Report.Root;
        return this with { Shown = node.Path, Rows = UsageRows.Of(Progress.Report, node, Order) };
    }
}
