using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Keyspace;
using KvTui.Core.Scans;

namespace KvTui.Tui.Scans.Watching;

/// <summary>Each change below a prefix, newest first.</summary>
internal sealed class EventsWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow<EventsState>(look, send, hasHeader: true, ExplorerKeymap.Events)
{
    private KeyMask _mask = KeyMask.None;

    internal override void Show(ExplorerState state)
    {
        _mask = state.Settings.Mask;
        base.Show(state);
    }

    protected override EventsState? ScanOf(ScanState scans) => scans.Events;

    protected override bool HasSameRows(EventsState shown, EventsState log) => log.Rows.Equals(shown.Rows);

    protected override EventsCells RowsOf(EventsState log, ScanRoom room) => new(log.Rows, _mask, room, Look);

    protected override PaneTitles Titles(EventsState log) => WatchTitles.Of("Changes", log.Prefix, log.IsPaused, log.Status.Phase);

    protected override HeadLine[] Head(EventsState log, ExplorerState state, int width)
    {
        var (status, theme) = (log.Status, Look.Theme);
        var first = new HeadLine(Sum(log), theme.Text);
        if (status.Error is { } error)
        {
            return ScanHead.Of(first, Printable.Text(error.Message), theme.Error, width);
        }

        var filter = new HeadLine(log.Filter.Length == 0 ? "" : $"only keys with {Printable.Text(log.Filter)}", theme.Header);
        return [first, filter, Note(log)];
    }

    protected override string Empty(EventsState log) => log.Filter.Length > 0 ? "No change of such a key."
        : log.Status.IsRunning ? "Nothing has changed here so far."
        : "Nothing has changed here.";

    private string Sum(EventsState log)
    {
        var (status, dot) = (log.Status, Look.Glyphs.Dot);
        var held = log.Progress.Log.Length < log.Progress.Status.Keys
            ? $" {dot} the last {Quantities.Count(log.Progress.Log.Length)} are held"
            : "";
        var changes = status.Keys == 1 ? "1 change" : $"{Quantities.Count(status.Keys)} changes";
        var calls = log.Signal switch
        {
            { Notifies: true } => $" {dot} bell, notice",
            { Rings: true } => $" {dot} bell",
            _ => "",
        };
        return $"{changes} {dot} {Quantities.Size(status.Bytes)} received{held}{calls}";
    }

    private HeadLine Note(EventsState log) =>
        log.Status.Phase == ScanPhase.Stopped ? new("Nothing is watched any more; r starts again.", Look.Theme.Warning)
        : log.IsPaused ? new($"held, behind by {Quantities.Count(log.Behind)}; p goes on", Look.Theme.Warning)
        : log.Status.Note is { } told ? new(told, Look.Theme.Warning)
        : new(log.Number is null ? "the cursor follows the newest" : "the cursor stays on its change", Look.Theme.Secondary);
}
