using KvTui.Core.Bookmarks;
using KvTui.Core.Browse.Order;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Clusters;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.External;
using KvTui.Core.Members;
using KvTui.Core.Scans;

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
        OperationMessage.Filtered filtered => FilterUpdate.Progressed(state, filtered),
        OperationMessage.Sorted sorted => OrderUpdate.Sorted(state, sorted),
        OperationMessage.LeasesAsked asked => FactsUpdate.Answered(state, asked.Leases),
        OperationMessage.WriteDoubted doubted => WriteUpdate.Doubted(state, doubted.Request),
        OperationMessage.WriteEnded ended => WriteUpdate.Ended(state, ended.Request, ended.Outcome),
        OperationMessage.FoundOut found => UnresolvedUpdate.FoundOut(state, found.Request, found.Outcome),
        OperationMessage.ListActed or OperationMessage.MembersChanged or OperationMessage.SnapshotRead
            or OperationMessage.SnapshotEnded or OperationMessage.PageFilled or OperationMessage.Examined
            or OperationMessage.MetricsRead or OperationMessage.StepProgressed or OperationMessage.StepEnded
            or OperationMessage.OldestTold or OperationMessage.AccountsFound => OfCluster(state, message),
        OperationMessage.DraftsFound or OperationMessage.DraftNotKept or OperationMessage.Recalled or OperationMessage.ExternallyEdited
            or OperationMessage.ExternalFailed or OperationMessage.ClusterAsked or OperationMessage.Told => FromHost(state, message),
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
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of this host"),
    };
}
