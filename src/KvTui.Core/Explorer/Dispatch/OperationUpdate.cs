using KvTui.Core.Bookmarks;
using KvTui.Core.Browse.Order;
using KvTui.Core.Bulk;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Clusters;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.External;
using KvTui.Core.Journal;
using KvTui.Core.Members;
using KvTui.Core.Past;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Layers;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>The outcomes of effects. Reads that are out of date are dropped by their generation; the outcome of a write never is.</summary>
internal static class OperationUpdate
{
    public static Transition Apply(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.Rested rested => DetailUpdate.Rested(state, rested.Generation),
        OperationMessage.ValueLoaded loaded => DetailUpdate.Loaded(state, loaded),
        OperationMessage.ValueFailed failed => DetailUpdate.Failed(state, failed),
        OperationMessage.CommandEnded command => CommandUpdate.Ended(state, command.Started, command.Ended),
        OperationMessage.PastFound or OperationMessage.PastRefused or OperationMessage.PastLost or OperationMessage.RevisionsRead
            or OperationMessage.LostCounted or OperationMessage.Undeleted => OfPast(state, message),
        OperationMessage.Filtered filtered => FilterUpdate.Progressed(state, filtered),
        OperationMessage.Sorted sorted => OrderUpdate.Sorted(state, sorted),
        OperationMessage.LeasesAsked asked => FactsUpdate.Answered(state, asked.Leases),
        OperationMessage.WriteDoubted doubted => WriteUpdate.Doubted(state, doubted.Request),
        OperationMessage.WriteEnded ended => WriteUpdate.Ended(state, ended.Request, ended.Outcome).Then(ScanUpdate.JournalAgain),
        OperationMessage.FoundOut found => UnresolvedUpdate.FoundOut(state, found.Request, found.Outcome),
        OperationMessage.ListActed or OperationMessage.MembersChanged or OperationMessage.SnapshotRead
            or OperationMessage.SnapshotEnded or OperationMessage.PageFilled or OperationMessage.Examined
            or OperationMessage.MetricsRead or OperationMessage.StepProgressed or OperationMessage.StepEnded
            or OperationMessage.OldestTold or OperationMessage.AccountsFound => OfCluster(state, message),
        OperationMessage.RangeMeasured measured => DeleteUpdate.Learned(state, measured),
        OperationMessage.UndoPlanned or OperationMessage.UndoEnded or OperationMessage.UndoRefused or OperationMessage.JournalOpened
            or OperationMessage.BrokenFound or OperationMessage.BulkMeasured or OperationMessage.BulkRefused
            or OperationMessage.KeysExported => OfJournal(state, message),
        OperationMessage.DraftsFound or OperationMessage.DraftNotKept or OperationMessage.Recalled or OperationMessage.ExternallyEdited
            or OperationMessage.ExternalFailed or OperationMessage.ClusterAsked or OperationMessage.Told
            or OperationMessage.EventsSaved => FromHost(state, message),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not a known outcome"),
    };

    /// <summary>The outcomes of what concerns the cluster as a whole.</summary>
    private static Transition OfCluster(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.ListActed acted => RosterUpdate.Acted(state, acted),
        OperationMessage.MembersChanged changed => MemberUpdate.Changed(state, changed),
        OperationMessage.SnapshotRead read => SnapshotUpdate.Progressed(state, read),
        OperationMessage.SnapshotEnded ended => SnapshotUpdate.Ended(state, ended),
        OperationMessage.PageFilled page => PagerUpdate.Filled(state, page.Title, page.Lines),
        OperationMessage.Examined examined => PagerUpdate.Examined(state, examined),
        OperationMessage.MetricsRead read => MetricsUpdate.Read(state, read.Facts),
        OperationMessage.StepProgressed progressed => CareUpdate.Progressed(state, progressed),
        OperationMessage.StepEnded ended => CareUpdate.Ended(state, ended),
        OperationMessage.OldestTold told => CareUpdate.OldestTold(state, told.Revision),
        OperationMessage.AccountsFound found => LeftCareUpdate.Found(state, found.Accounts),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of the cluster as a whole"),
    };

    /// <summary>The outcomes of undo, and of what is done with many keys.</summary>
    private static Transition OfJournal(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.BulkMeasured counted => BulkUpdate.Counted(state, counted),
        OperationMessage.BulkRefused refused => state.Error(refused.Reason),
        OperationMessage.KeysExported exported => exported.IsDone ? state.Saved(exported.Text) : state.Warning(exported.Text),
        OperationMessage.UndoPlanned planned => JournalUpdate.Planned(state, planned.Plan),
        OperationMessage.UndoEnded ended => ScanUpdate.JournalAgain(JournalUpdate.Ended(state, ended.Result)),
        OperationMessage.UndoRefused refused => state.Warning(refused.Reason),
        OperationMessage.JournalOpened opened => JournalUpdate.Opened(state, opened),
        OperationMessage.BrokenFound broken => state.Warning(broken.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of undo or of many keys"),
    };

    /// <summary>The outcomes of what was asked of the past, or taken back from it.</summary>
    private static Transition OfPast(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.PastFound found => TravelUpdate.Found(state, found.Revision),
        OperationMessage.PastRefused refused => state.Error(refused.Reason),
        OperationMessage.PastLost lost => TravelUpdate.Lost(state, lost),
        OperationMessage.RevisionsRead { Use: RevisionUse.Compare } read => RestoreUpdate.Compared(state, read.Read),
        OperationMessage.RevisionsRead { Use: RevisionUse.Restore } read => RestoreUpdate.Asked(state, read.Read),
        OperationMessage.LostCounted counted => RestoreUpdate.Counted(state, counted.Order),
        OperationMessage.Undeleted undeleted => undeleted.IsDone ? state.Saved(undeleted.Text) : state.Error(undeleted.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of the past"),
    };

    /// <summary>The outcomes of what is kept or run on this host, or asked of other clusters.</summary>
    private static Transition FromHost(ExplorerState state, OperationMessage message) => message switch
    {
        OperationMessage.DraftsFound found => DraftUpdate.Found(state, found.Drafts),
        OperationMessage.DraftNotKept failed => DraftUpdate.NotKept(state, failed.Reason),
        OperationMessage.Recalled recalled => BookmarkUpdate.Recalled(state, recalled.Places),
        OperationMessage.ExternallyEdited edited => ExternalUpdate.Edited(state, edited),
        OperationMessage.ExternalFailed failed => ExternalUpdate.Failed(state, failed.Reason),
        OperationMessage.ClusterAsked asked => ClusterListUpdate.Asked(state, asked),
        OperationMessage.Told told => state.Done(told.Text),
        OperationMessage.EventsSaved saved => saved.IsDone ? state.Saved(saved.Text) : state.Error(saved.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of this host"),
    };
}
