using KvTui.Core.Scans.Top;

namespace KvTui.Core.Scans;

/// <summary>What the layer of the writes shows.</summary>
/// <param name="Progress">The snapshot on the screen.</param>
/// <param name="Latest">The last one that came; another one only while the picture is held.</param>
public sealed record TopState(
    ScanRequest.Top Request, ScanProgress.Top Progress, ScanProgress.Top Latest, bool IsPaused, TopOrder Order, TopRows Rows)
    : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Latest.Status;

    public override int Count => Rows.Rows.Length;

    public override RowId this[int row] => new(Rows.Rows[row].Path, Rows.Rows[row].IsKey ? RowKind.Key : RowKind.Prefix);

    /// <summary>A watch that has not begun.</summary>
    public static TopState AtStart(ScanRequest.Top request, TopOrder order)
    {
        var progress = new ScanProgress.Top(ScanStatus.AtStart, TopReport.Empty(request.Prefix));
        return new(request, progress, progress, false, order, TopRows.Of(progress.Report, request.Prefix, order));
    }

    private protected override TopState WithRows()
    {
        var progress = IsPaused ? Progress : Latest;
        return this with { Progress = progress, Rows = TopRows.Of(progress.Report, Shown, Order) };
    }
}
