using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>Chooses the member that a snapshot is best read from.</summary>
public static class SnapshotSource
{
    /// <summary>
    /// The most advanced follower that answers, as the leader has enough to do; else the leader; else whoever answers at an address that
    /// several share. Null if none of them does: learners refuse snapshots before etcd 3.5.
    /// </summary>
    public static MemberReport? Of(ClusterReport report) => DefragmentationPlan.Heir(report)
        ?? report.Members.FirstOrDefault(static m => m is { IsVoter: true, Status: not null })
        ?? report.Members.FirstOrDefault(static m => m is { IsProxy: true, Status: not null });

    /// <summary>Why there is no member to read a snapshot from, as a clause.</summary>
    /// <param name="wanted">The id of the member that was asked for; 0 for the best one.</param>
    public static string WhyNone(ClusterReport report, ulong wanted) =>
        wanted == 0 ? "no voter answers from here" : $"{report.LabelOf(wanted)} does not answer from here";
}
