using KvTui.Core.Bookmarks;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Clusters;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Past;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Layers;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Opens the line or the list that a key or a command asks for, or starts what is done with where the cursor is.</summary>
internal static class PromptIntents
{
    public static Transition Apply(ExplorerState state, Intent intent) => intent switch
    {
        Intent.Filter => PromptUpdate.OpenFilter(state),
        Intent.GoTo => PromptUpdate.OpenGoTo(state),
        Intent.NewKey => PromptUpdate.OpenNewKey(state),
        Intent.Usage => ScanUpdate.StartUsage(state, PromptUpdate.Here(state), UsageReading.Default),
        Intent.Top => ScanUpdate.StartTop(state, PromptUpdate.Here(state)),
        Intent.Compare => PromptUpdate.OpenCompare(state),
        Intent.Events => ScanUpdate.StartEvents(state, PromptUpdate.Here(state)),
        Intent.Leases => ScanUpdate.StartRoster(state, RosterKind.Leases),
        Intent.Locks => ScanUpdate.StartRoster(state, RosterKind.Locks),
        Intent.Users => ScanUpdate.StartRoster(state, RosterKind.Users),
        Intent.Members => ScanUpdate.StartRoster(state, RosterKind.Members),
        Intent.Journal => ScanUpdate.StartRoster(state, RosterKind.Journal),
        Intent.Snapshot => SnapshotUpdate.Asked(state),
        Intent.Restore => SnapshotUpdate.RestoreAsked(state),
        Intent.Find => state.Scans.Found is null ? PromptUpdate.OpenFind(state) : state.Pushed(new Layer.Found()),
        Intent.FindInValue => PromptUpdate.OpenFindInValue(state),
        Intent.Palette => PaletteUpdate.Open(state),
        Intent.Bookmark or Intent.Bookmarks => BookmarkUpdate.Apply(state, intent),
        Intent.Clusters => ClusterListUpdate.Opened(state),
        Intent.Space or Intent.Defragment => CareUpdate.Opened(state, intent),
        Intent.History when state.Browse.Current is { Kind: RowKind.Key } row => HistoryUpdate.Opened(state, row.Path),
        Intent.History => PromptUpdate.OpenHistory(state),
        Intent.Travel => PromptUpdate.OpenRevision(state),
        Intent.Present => TravelUpdate.ToPresent(state),
        Intent.Changes => PromptUpdate.OpenChanges(state),
        Intent.Revert => RestoreUpdate.AskedHere(state),
        Intent.SwitchProfile => PromptUpdate.OpenProfile(state),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "opens no line"),
    };
}
