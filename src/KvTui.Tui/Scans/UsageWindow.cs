using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Scans;

namespace KvTui.Tui.Scans;

/// <summary>What the keys with a prefix take, child by child.</summary>
internal sealed class UsageWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow<UsageState>(look, send, hasHeader: true, ExplorerKeymap.Usage)
{
    protected override UsageState? ScanOf(ScanState scans) => scans.Usage;

    protected override bool HasSameRows(UsageState shown, UsageState usage) =>
        ReferenceEquals(usage.Rows, shown.Rows) && usage.Order == shown.Order;

    protected override UsageCells RowsOf(UsageState usage, ScanRoom room) => new(usage, room, Look);

    protected override PaneTitles Titles(UsageState usage) => new(
        "Usage",
        usage.Shown.IsEmpty ? "all keys" : Printable.Escaped(usage.Shown.Span),
        usage.Status.Phase switch
        {
            ScanPhase.Running => "reading",
            ScanPhase.Complete => usage.Progress.Report.IsSampled ? "sampled" : "exact",
            ScanPhase.Stopped or ScanPhase.Failed => "partial",
            var phase => throw new ArgumentOutOfRangeException(nameof(usage), phase, null),
        });

    protected override HeadLine[] Head(UsageState usage, ExplorerState state, int width)
    {
        var (status, theme) = (usage.Status, Look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(ScanText.Usage(usage.Progress), isPart ? theme.Warning : theme.Text);
        if (status.Error is { } error)
        {
            return ScanHead.Of(first, Printable.Text(error.Message), theme.Error, width);
        }

        var note = isPart ? new HeadLine("Only part has been read: the true sums are larger.", theme.Warning)
            : status.Note is { } told ? new(told, theme.Warning)
            : new($"by {usage.Order.ToString().ToLowerInvariant()}{Caveat(usage)}", theme.Secondary);
        return [first, new(Sum(usage), theme.Header), note];
    }

    protected override string Empty(UsageState usage) => usage.Status.IsRunning ? "reading …" : "There are no keys.";

    private string Sum(UsageState usage)
    {
        var (total, dot) = (usage.Rows.Total, Look.Glyphs.Dot);
        var values = total.Values.IsKnown ? UsageCells.Values(total.Values, Look) : "not known yet";
        return $"{Quantities.Count(total.Figures.Keys)} keys, {Quantities.Size(total.Figures.KeyBytes)} {dot} values {values} "
            + $"{dot} {Quantities.Count(total.Figures.Versions)} versions";
    }

    private string Caveat(UsageState usage) =>
        usage.Progress.Report.IsSampled ? $" {Look.Glyphs.Dot} sampled: a few huge values may be missed; e reads all" : "";
}
