using KvTui.Core.Commands;
using KvTui.Core.Scans;

namespace KvTui.Tui.Scans;

/// <summary>What differs between the keys here and others.</summary>
internal sealed class CompareWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow<CompareState>(look, send, hasHeader: true, ExplorerKeymap.Compare)
{
    protected override CompareState? ScanOf(ScanState scans) => scans.Compared;

    protected override bool HasSameRows(CompareState shown, CompareState compared) =>
        compared.Progress.Found.Equals(shown.Progress.Found);

    protected override CompareCells RowsOf(CompareState compared, ScanRoom room) => new(compared, room, Look);

    protected override PaneTitles Titles(CompareState compared) => new(
        "Compare",
        $"{(compared.Prefix.IsEmpty ? "all keys" : Printable.Escaped(compared.Prefix.Span))} with {compared.Request.Target.Text}",
        compared.Status.Phase switch
        {
            ScanPhase.Running => "comparing",
            ScanPhase.Complete => "complete",
            ScanPhase.Stopped or ScanPhase.Failed => "partial",
            var phase => throw new ArgumentOutOfRangeException(nameof(compared), phase, null),
        });

    protected override HeadLine[] Head(CompareState compared, ExplorerState state, int width)
    {
        var (status, theme) = (compared.Status, Look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(compared.Progress.Counts.Text, isPart ? theme.Warning : theme.Text);
        var (note, style) = status.Error is { } error ? (Printable.Text(error.Message), theme.Error)
            : status.Phase == ScanPhase.Stopped ? ("The rest was not compared.", theme.Warning)
            : compared.Progress.Counts.Total > compared.Count ? ("The list is full: the other differences are only counted.", theme.Warning)
            : status.Note is { } told ? (told, theme.Warning)
            : ("- only here, + only on the other side, ~ differs", theme.Secondary);
        return ScanHead.Of(first, note, style, width);
    }

    protected override string Empty(CompareState compared) => compared.Status.Phase switch
    {
        ScanPhase.Running => "comparing …",
        ScanPhase.Complete => "No difference.",
        ScanPhase.Stopped or ScanPhase.Failed => "No difference in what was compared.",
        var phase => throw new ArgumentOutOfRangeException(nameof(compared), phase, null),
    };
}
