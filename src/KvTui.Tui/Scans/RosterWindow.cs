using KvTui.Core;
using KvTui.Core.Commands;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;

namespace KvTui.Tui.Scans;

/// <summary>A list of leases, of locks and elections, of users, of members, of one's own writes, of revisions, or of changes.</summary>
internal sealed class RosterWindow(ScreenLook look, Action<UserMessage> send, RosterKind kind)
    : ScanWindow<RosterState>(look, send, hasHeader: true, KeymapOf(kind))
{
    protected override RosterState? ScanOf(ScanState scans) => scans.Roster;

    protected override bool HasSameRows(RosterState shown, RosterState list) =>
        ReferenceEquals(list.Progress, shown.Progress) && list.Marked == shown.Marked;

    protected override RosterCells RowsOf(RosterState list, ScanRoom room) => new(list, room, Look);

    protected override PaneTitles Titles(RosterState list) => new(
        list.Request.Kind switch
        {
            RosterKind.Leases => "Leases",
            RosterKind.Locks => "Locks and elections",
            RosterKind.Users => "Users",
            RosterKind.Members => "Members",
            RosterKind.Journal => "Journal",
            RosterKind.History => "History",
            RosterKind.Changes => "Changes",
            var kind => throw new ArgumentOutOfRangeException(nameof(list), kind, null),
        },
        list.IsOfPast ? Printable.Escaped(list.Request.Key.Span) : "",
        list.Status.Phase switch
        {
            ScanPhase.Running => "asking",
            ScanPhase.Complete => "complete",
            ScanPhase.Stopped => "stopped",
            ScanPhase.Failed => "failed",
            var phase => throw new ArgumentOutOfRangeException(nameof(list), phase, null),
        });

    protected override HeadLine[] Head(RosterState list, ExplorerState state, int width)
    {
        var first = new HeadLine(
            list.Status is { IsRunning: true, Total: > 0 and var all, Keys: var read }
                ? $"{Quantities.Count(read)} of {Quantities.Count(all)} leases"
                : list.Progress.List.Sentence,
            Look.Theme.Text);
        var hint = list.MarkedRevision is { } marked
            ? $"Marked with *: {Quantities.Revision(marked.Revision)}; Enter shows what differs from it."
            : "As it was when it was asked for; r asks again.";
        var age = new HeadLine(hint, Look.Theme.Secondary);
        return list.Status.Error is { } error ? ScanHead.Of(first, Printable.Text(error.Message), Look.Theme.Error, width)
            : list.Progress.List.Warning is { Length: > 0 } warning ? ScanHead.Of(first, warning, Look.Theme.Error, width)
            : list.Note.Length > 0 ? [first, age, new(list.Note, Look.Theme.Text)]
            : [first, age];
    }

    protected override string Empty(RosterState list) => list.Status.IsRunning ? "asking …" : "None.";

    private static Keymap<Intent> KeymapOf(RosterKind kind) => kind switch
    {
        RosterKind.Leases or RosterKind.Locks => ExplorerKeymap.Roster,
        RosterKind.Users => ExplorerKeymap.Users,
        RosterKind.Members => ExplorerKeymap.Members,
        RosterKind.Journal => ExplorerKeymap.Journal,
        RosterKind.History => ExplorerKeymap.History,
        RosterKind.Changes => ExplorerKeymap.Changes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
