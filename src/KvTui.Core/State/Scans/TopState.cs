using KvTui.Core.Analysis.Top;
using KvTui.Core.Messages.Scans;
using KvTui.Core.State.Lists;

namespace KvTui.Core.State.Scans;

/// <summary>What the layer of the writes shows: a snapshot, and the prefix in it that is looked at.</summary>
/// <param name="Progress">The snapshot on the screen.</param>
/// <param name="Latest">The last one that came; another one only while the picture is held.</param>
/// <param name="Shown">The prefix whose children are the rows.</param>
/// <param name="Cursor">The row the cursor is on, wherever it is sorted to; null for the first.</param>
public sealed record TopState(
    ScanRequest.Top Request, ScanProgress.Top Progress, ScanProgress.Top Latest, bool IsPaused, EtcdKey Shown, TopOrder Order, TopEntry? Cursor, ListState List, TopRows Rows)
{
    /// <summary>A watch that has not begun.</summary>
    public static TopState AtStart(ScanRequest.Top request)
    {
        var progress = new ScanProgress.Top(ScanStatus.AtStart, TopReport.Empty(request.Prefix));
        return new(request, progress, progress, false, request.Prefix, TopOrder.Events, null, default, TopRows.Of(progress.Report, request.Prefix, TopOrder.Events));
    }

    /// <summary>This state with its rows made from the snapshot, and the cursor still on what it was on.</summary>
    public TopState Settled(int height)
    {
        var progress = IsPaused ? Progress : Latest;
        var rows = TopRows.Of(progress.Report, Shown, Order);
        var place = Cursor is { } cursor ? rows.PlaceOf(cursor.Path, cursor.IsKey) : 0;
        return this with { Progress = progress, Rows = rows, List = List.Select(place < 0 ? List.Selected : place, rows.Rows.Length, height) };
    }
}
