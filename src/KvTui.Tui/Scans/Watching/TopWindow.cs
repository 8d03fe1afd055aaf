using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Top;

namespace KvTui.Tui.Scans.Watching;

/// <summary>Who is written below a prefix, child by child.</summary>
internal sealed class TopWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow<TopState>(look, send, hasHeader: true, ExplorerKeymap.Top)
{
    protected override TopState? ScanOf(ScanState scans) => scans.Top;

    protected override int CountOf(TopState top) => TopCells.Count(top);

    protected override bool HasSameRows(TopState shown, TopState top) =>
        ReferenceEquals(top.Rows, shown.Rows) && ReferenceEquals(top.Progress, shown.Progress);

    protected override TopCells RowsOf(TopState top, ScanRoom room) => new(top, room, Look);

    protected override PaneTitles Titles(TopState top) => WatchTitles.Of("Top", top.Shown, top.IsPaused, top.Status.Phase);

    protected override HeadLine[] Head(TopState top, ExplorerState state, int width)
    {
        var (status, theme) = (top.Status, Look.Theme);
        var first = new HeadLine(Received(top), theme.Text);
        return status.Error is { } error
            ? ScanHead.Of(first, Printable.Text(error.Message), theme.Error, width)
            : [first, new(Sum(top), theme.Header), Note(top)];
    }

    protected override string Empty(TopState top) => top.Status.IsRunning ? "Nothing is written here." : "Nothing was written here.";

    private string Received(TopState top)
    {
        var (report, status, dot) = (top.Progress.Report, top.Status, Look.Glyphs.Dot);
        return status.IsRunning
            ? $"{TopCells.Rate(report.EventsPerSecond)} ev/s {dot} {Quantities.Size((long)report.ReceivedPerSecond)}/s received, "
                + "the old values among them"
            : $"{Quantities.Count(status.Keys)} events {dot} {Quantities.Size(status.Bytes)} received";
    }

    private string Sum(TopState top)
    {
        var total = top.Rows.Total;
        return $"last {top.Progress.Report.Seconds} s: {Quantities.Count(total.Puts)} puts, "
            + $"{Quantities.Count(total.Unchanged)} change nothing {Look.Glyphs.Dot} "
            + $"{Quantities.Count(total.Deletes)} deletions, {Quantities.Count(total.MaybeExpired)} with a lease";
    }

    private HeadLine Note(TopState top)
    {
        if (top.Latest.Cap is { } cap)
        {
            return new($"Stopped: more than {Quantities.Size(cap)}/s for 5 s; r continues without this cap.", Look.Theme.Warning);
        }

        if (top.Status.Phase == ScanPhase.Stopped)
        {
            return new("Nothing is watched any more; r starts again.", Look.Theme.Warning);
        }

        var isPart = top.Progress.Report.IsPart;
        var part = isPart ? $" {Look.Glyphs.Dot} only {Quantities.Count(TopMeter.Most)} keys and prefixes are held" : "";
        return top.Status.Note is { } told
            ? new(told, Look.Theme.Warning)
            : new($"sorted by {Order(top.Order)}{part}", Look.Theme.Secondary);
    }

    private static string Order(TopOrder order) => order switch
    {
        TopOrder.Unchanged => "writes that change nothing",
        TopOrder.Deletes => "deletions",
        TopOrder.Events or TopOrder.Bytes or TopOrder.Name => order.ToString().ToLowerInvariant(),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };
}
