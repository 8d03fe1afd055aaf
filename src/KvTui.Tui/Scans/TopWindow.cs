using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Top;

namespace KvTui.Tui.Scans;

/// <summary>Who is written below a prefix, child by child.</summary>
internal sealed class TopWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow(look, send, hasHeader: true, ExplorerKeymap.Top.Hints(look.Glyphs.IsAscii))
{
    private TopState? _top;
    private TopCells? _cells;
    private Size _screen;
    private ScanRoom _room;

    internal override void Show(ExplorerState state)
    {
        if (state.Scans.Top is not { } top || (ReferenceEquals(top, _top) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, TopCells.Count(top));
        if (_cells is null || room != _room || !ReferenceEquals(top.Rows, _top?.Rows) || !ReferenceEquals(top.Progress, _top.Progress))
        {
            (_cells, _room) = (new(top, room, Look), room);
        }

        (_top, _screen) = (top, state.Size);
        ShowTitles(Titles(top));
        ShowHead(Head(top, Look, room.HeadWidth), top.Latest.Status, room.HeadWidth);
        ShowRows(_cells, top.List, room.Height, Empty(top));
    }

    private static PaneTitles Titles(TopState top) => new(
        "Top",
        top.Shown.IsEmpty ? "all keys" : Printable.Escaped(top.Shown.Span),
        top.IsPaused ? "held" : top.Latest.Status.Phase switch
        {
            ScanPhase.Running => "watching",
            ScanPhase.Failed => "failed",
            ScanPhase.Stopped or ScanPhase.Complete => "stopped",
            var phase => throw new ArgumentOutOfRangeException(nameof(top), phase, null),
        });

    private static HeadLine[] Head(TopState top, ScreenLook look, int width)
    {
        var (status, theme) = (top.Latest.Status, look.Theme);
        var first = new HeadLine(Received(top, look), theme.Text);
        return status.Error is { } error
            ? ScanHead.Of(first, Printable.Text(error.Message), theme.Error, width)
            : [first, new(Sum(top, look), theme.Header), Note(top, look)];
    }

    private static string Empty(TopState top) => top.Latest.Status.IsRunning ? "Nothing is written here." : "Nothing was written here.";

    private static string Received(TopState top, ScreenLook look)
    {
        var (report, status, dot) = (top.Progress.Report, top.Latest.Status, look.Glyphs.Dot);
        return status.IsRunning
            ? $"{TopCells.Rate(report.EventsPerSecond)} ev/s {dot} {Quantities.Size((long)report.ReceivedPerSecond)}/s received, "
                + "the old values among them"
            : $"{Quantities.Count(status.Keys)} events {dot} {Quantities.Size(status.Bytes)} received";
    }

    private static string Sum(TopState top, ScreenLook look)
    {
        var total = top.Rows.Total;
        return $"last {top.Progress.Report.Seconds} s: {Quantities.Count(total.Puts)} puts, "
            + $"{Quantities.Count(total.Unchanged)} change nothing {look.Glyphs.Dot} "
            + $"{Quantities.Count(total.Deletes)} deletions, {Quantities.Count(total.MaybeExpired)} with a lease";
    }

    private static HeadLine Note(TopState top, ScreenLook look)
    {
        if (top.Latest.Cap is { } cap)
        {
            return new($"Stopped: more than {Quantities.Size(cap)}/s for 5 s; r continues without this cap.", look.Theme.Warning);
        }

        if (top.Latest.Status.Phase == ScanPhase.Stopped)
        {
            return new("Nothing is watched any more; r starts again.", look.Theme.Warning);
        }

        var isPart = top.Progress.Report.IsPart;
        var part = isPart ? $" {look.Glyphs.Dot} only {Quantities.Count(TopMeter.Most)} keys and prefixes are held" : "";
        return top.Latest.Status.Note is { } told
            ? new(told, look.Theme.Warning)
            : new($"sorted by {Order(top.Order)}{part}", look.Theme.Secondary);
    }

    private static string Order(TopOrder order) => order switch
    {
        TopOrder.Unchanged => "writes that change nothing",
        TopOrder.Deletes => "deletions",
        TopOrder.Events or TopOrder.Bytes or TopOrder.Name => order.ToString().ToLowerInvariant(),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };
}
