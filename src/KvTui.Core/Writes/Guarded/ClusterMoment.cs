namespace KvTui.Core.Writes.Guarded;

/// <summary>How far the cluster had come at some time: what an answer's header said.</summary>
/// <param name="Revision">The store revision; 0 if none is known.</param>
/// <param name="Term">The raft term; 0 if none is known.</param>
internal sealed record ClusterMoment(long Revision, ulong Term)
{
    public static ClusterMoment Unknown { get; } = new(0, 0);

    /// <summary>The cluster; 0 if it is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The later of this and what a header says; another cluster's begins anew.</summary>
    public ClusterMoment Or(ResponseHeader header)
    {
        var known = Of(header.ClusterId);
        var clusterId = header.ClusterId == 0 ? known.ClusterId : header.ClusterId;
        return header.Revision > known.Revision || header.RaftTerm > known.Term
            ? new(Math.Max(known.Revision, header.Revision), Math.Max(known.Term, header.RaftTerm)) { ClusterId = clusterId }
            : known;
    }

    /// <summary>This moment, if it is one of a cluster.</summary>
    public ClusterMoment Of(ulong clusterId) => ClusterIds.Differ(ClusterId, clusterId) ? Unknown : this;

    /// <summary>
    /// Whether an answer shows the cluster less far than this: that of a member that is behind, or of a cluster that was restored or made
    /// anew.
    /// </summary>
    public bool IsAfter(ResponseHeader header) => header.Revision < Revision || header.RaftTerm < Term;
}

/// <summary>Sees to it that nothing is concluded of one cluster from an answer of another.</summary>
internal static class ClusterCheck
{
    /// <summary>Refuses an answer of another cluster than a write is meant for.</summary>
    /// <exception cref="EtcdException">The clusters differ: <see cref="EtcdErrorKind.WrongCluster"/>.</exception>
    public static void Require(WriteRequest request, ResponseHeader header)
    {
        if (ClusterIds.Differ(request.ClusterId, header.ClusterId))
        {
            var (shown, read) = (ClusterIds.Text(request.ClusterId), ClusterIds.Text(header.ClusterId));
            throw new EtcdException(
                EtcdErrorKind.WrongCluster, $"it was shown as of cluster {shown}, and cluster {read} is read now; look at it there first.")
            {
                OtherClusterId = header.ClusterId,
            };
        }
    }
}
