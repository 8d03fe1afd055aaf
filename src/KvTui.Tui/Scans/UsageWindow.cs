using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Scans;

namespace KvTui.Tui.Scans;

/// <summary>What the keys with a prefix take, child by child.</summary>
internal sealed class UsageWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow(look, send, hasHeader: true, ExplorerKeymap.Usage.Hints(look.Glyphs.IsAscii))
{
    private UsageState? _usage;
    private UsageCells? _cells;
    private Size _screen;
    private ScanRoom _room;

    internal override void Show(ExplorerState state)
    {
        if (state.Scans.Usage is not { } usage || (ReferenceEquals(usage, _usage) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, usage.Rows.Rows.Length);
        if (_cells is null || room != _room || !ReferenceEquals(usage.Rows, _usage?.Rows) || usage.Order != _usage.Order)
        {
            (_cells, _room) = (new(usage, room, Look), room);
        }

        (_usage, _screen) = (usage, state.Size);
        ShowTitles(Titles(usage));
        ShowHead(Head(usage, Look, room.HeadWidth), usage.Progress.Status, room.HeadWidth);
        ShowRows(_cells, usage.List, room.Height, Empty(usage));
    }

    private static PaneTitles Titles(UsageState usage) => new(
        "Usage",
        usage.Shown.IsEmpty ? "all keys" : Printable.Escaped(usage.Shown.Span),
        usage.Progress.Status.Phase switch
        {
            ScanPhase.Running => "reading",
            ScanPhase.Complete => usage.Progress.Report.IsSampled ? "sampled" : "exact",
            ScanPhase.Stopped or ScanPhase.Failed => "partial",
            var phase => throw new ArgumentOutOfRangeException(nameof(usage), phase, null),
        });

    private static HeadLine[] Head(UsageState usage, ScreenLook look, int width)
    {
        var (status, theme) = (usage.Progress.Status, look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(ScanText.Usage(usage.Progress), isPart ? theme.Warning : theme.Text);
        if (status.Error is { } error)
        {
            return ScanHead.Of(first, Printable.Text(error.Message), theme.Error, width);
        }

        var note = isPart ? new HeadLine("Only part has been read: the true sums are larger.", theme.Warning)
            : status.Note is { } told ? new(told, theme.Warning)
            : new($"by {usage.Order.ToString().ToLowerInvariant()}{Caveat(usage, look)}", theme.Secondary);
        return [first, new(Sum(usage, look), theme.Header), note];
    }

    private static string Empty(UsageState usage) => usage.Progress.Status.IsRunning ? "reading …" : "There are no keys.";

    private static string Sum(UsageState usage, ScreenLook look)
    {
        var (total, dot) = (usage.Rows.Total, look.Glyphs.Dot);
        var values = total.Values.IsKnown ? UsageCells.Values(total.Values, look) : "not known yet";
        return $"{Quantities.Count(total.Figures.Keys)} keys, {Quantities.Size(total.Figures.KeyBytes)} {dot} values {values} "
            + $"{dot} {Quantities.Count(total.Figures.Versions)} versions";
    }

    private static string Caveat(UsageState usage, ScreenLook look) =>
        usage.Progress.Report.IsSampled ? $" {look.Glyphs.Dot} sampled: a few huge values may be missed; e reads all" : "";
}
