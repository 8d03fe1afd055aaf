using KvTui.Core.Commands;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Search;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Scans;

/// <summary>What a search has found so far, and how much it has seen.</summary>
internal sealed class FoundWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow<FoundState>(look, send, hasHeader: false, ExplorerKeymap.Found)
{
    protected override FoundState? ScanOf(ScanState scans) => scans.Found;

    protected override bool HasSameRows(FoundState shown, FoundState found) => found.Progress.Hits.Equals(shown.Progress.Hits);

    protected override FoundCells RowsOf(FoundState found, ScanRoom room) => new(found.Progress.Hits, room.Width, Look);

    protected override PaneTitles Titles(FoundState found) => new("Find", Printable.Text(found.Line), found.Status.Phase switch
    {
        ScanPhase.Running => "searching",
        ScanPhase.Complete => "complete",
        ScanPhase.Stopped or ScanPhase.Failed => "partial",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    });

    protected override HeadLine[] Head(FoundState found, ExplorerState state, int width)
    {
        var (status, theme) = (found.Status, Look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(ScanText.Find(found.Progress, Look.Glyphs.Dot), isPart ? theme.Warning : theme.Text);
        var (note, style) = status.Error is { } error ? (Printable.Text(error.Message), theme.Error)
            : status.Phase == ScanPhase.Stopped ? (Rest(found), theme.Warning)
            : status.Note is { } told ? (told, theme.Warning)
            : (Where(found, state.Settings.Root), theme.Secondary);
        return ScanHead.Of(first, note, style, width);
    }

    protected override string Empty(FoundState found) => found.Status.Phase switch
    {
        ScanPhase.Running => "searching …",
        ScanPhase.Complete => "No match.",
        ScanPhase.Stopped or ScanPhase.Failed => "Nothing found in what was searched.",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    };

    private static string Rest(FoundState found) =>
        found.Progress.IsFull ? "The list is full: there may be more matches; narrow the search." : "The rest was not searched.";

    private static string Where(FoundState found, EtcdKey root)
    {
        var isAll = found.Request.Prefix == root && root.IsEmpty;
        var below = isAll ? "of the whole keyspace" : $"below {Printable.Escaped(found.Request.Prefix.Span)}";
        return $"{(found.Request.Where == SearchIn.Keys ? "keys" : "values of the keys")} {below}";
    }
}
