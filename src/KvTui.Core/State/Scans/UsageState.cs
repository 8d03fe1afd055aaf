using KvTui.Core.Analysis.Usage;
using KvTui.Core.Messages.Scans;
using KvTui.Core.State.Lists;

namespace KvTui.Core.State.Scans;

/// <summary>What the usage layer shows: the last snapshot of the scan, and the prefix in it that is looked at.</summary>
/// <param name="Shown">The prefix whose children are the rows; the one asked for, or one below it.</param>
/// <param name="Cursor">The row the cursor is on, wherever it is sorted to; null for the first.</param>
/// <param name="Rows">The rows as of this snapshot.</param>
public sealed record UsageState(
    ScanRequest.Usage Request, ScanProgress.Usage Progress, EtcdKey Shown, UsageOrder Order, EtcdKey? Cursor, ListState List, UsageRows Rows)
{
    /// <summary>A scan that has read nothing yet.</summary>
    public static UsageState AtStart(ScanRequest.Usage request)
    {
        var progress = new ScanProgress.Usage(ScanStatus.AtStart, UsageReport.Empty(request.Prefix));
        return new(request, progress, request.Prefix, UsageOrder.Bytes, null, default, UsageRows.Of(progress.Report, progress.Report.Root, UsageOrder.Bytes));
    }

    /// <summary>This state with its rows made from the snapshot, and the cursor still on what it was on.</summary>
    public UsageState Settled(int height)
    {
        var (shown, node) = (Shown, Progress.Report.Root.Find(Shown));
        if (node is null)
        {
            (shown, node) = (Progress.Report.Root.Path, Progress.Report.Root);
        }

        var rows = UsageRows.Of(Progress.Report, node, Order);
        var place = Cursor is { } cursor ? rows.PlaceOf(cursor) : 0;
        return this with { Shown = shown, Rows = rows, List = List.Select(place < 0 ? List.Selected : place, rows.Rows.Length, height) };
    }
}
