using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>Chooses the member that a snapshot is best read from.</summary>
public static class SnapshotSource
{
    /// <summary>
    /// The most advanced follower that answers, as the leader has enough to do; else the leader. Null if no voter answers: learners refuse
    /// snapshots before etcd 3.5.
    /// </summary>
    public static MemberReport? Of(ClusterReport report) =>
        DefragmentationPlan.Heir(report) ?? report.Members.FirstOrDefault(static m => m is { IsVoter: true, Status: not null });
}
