using Etcdserverpb;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Derives from a request what it does to the cluster itself.</summary>
internal static class CallAct
{
    /// <summary>What a call does; null if it is about keys, leases or users, or only asks.</summary>
    public static ClusterAct? Of(CallDescriptor call) => call.Request switch
    {
        DefragmentRequest => new(ClusterActKind.Defragment),
        CompactionRequest compaction => new(ClusterActKind.Compact, Text: compaction.Revision.ToString(CultureInfo.InvariantCulture)),
        AlarmRequest { Action: AlarmRequest.Types.AlarmAction.Deactivate } alarm =>
            new(ClusterActKind.Disarm, alarm.MemberID, alarm.Alarm.ToString().ToUpperInvariant()),
        MoveLeaderRequest move => new(ClusterActKind.MoveLeader, move.TargetID),
        MemberAddRequest add => new(add.IsLearner ? ClusterActKind.AddLearner : ClusterActKind.AddVoter, Text: Urls(add.PeerURLs)),
        MemberRemoveRequest remove => new(ClusterActKind.RemoveMember, remove.ID),
        MemberUpdateRequest update => new(ClusterActKind.UpdateMember, update.ID, Urls(update.PeerURLs)),
        MemberPromoteRequest promote => new(ClusterActKind.PromoteMember, promote.ID),
        SnapshotRequest => new(ClusterActKind.Snapshot),
        _ => null,
    };

    private static string Urls(IEnumerable<string> urls) => string.Join(", ", urls);
}
