using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Running;

/// <summary>Asks etcd for a change of members.</summary>
public static class MembershipRequest
{
    /// <summary>Asks once; returns the member that was added or changed, and all members after it.</summary>
    /// <param name="change">Any but to move the leadership, which is a step of care.</param>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that the client reads.</param>
    /// <exception cref="EtcdException">etcd refuses it, or the answer was lost; then it may have been made.</exception>
    public static async Task<(Member Changed, MemberList Left)> SendAsync(
        IClusterClient cluster,
        MembershipChange change,
        IReadOnlyList<string> peerUrls,
        ulong clusterId,
        CancellationToken cancellationToken)
    {
        if (change.Act is MembershipAct.AddLearner or MembershipAct.AddVoter)
        {
            var isLearner = change.Act == MembershipAct.AddLearner;
            var addition = await cluster.AddAsync(peerUrls, isLearner, clusterId, cancellationToken);
            return (addition.Added, addition.List);
        }

        var subject = change.Subject!;
        return (subject, await (change.Act switch
        {
            MembershipAct.Promote => cluster.PromoteAsync(subject.Id, clusterId, cancellationToken),
            MembershipAct.Remove => cluster.RemoveAsync(subject.Id, clusterId, cancellationToken),
            MembershipAct.UpdatePeers => cluster.UpdateAsync(subject.Id, peerUrls, clusterId, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not asked for so"),
        }));
    }
}
