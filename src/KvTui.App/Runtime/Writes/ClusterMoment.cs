using KvTui.Etcd;

namespace KvTui.App.Runtime.Writes;

/// <summary>How far the cluster had come at some time: what an answer's header said.</summary>
/// <param name="Revision">The store revision; 0 if none is known.</param>
/// <param name="Term">The raft term; 0 if none is known.</param>
internal sealed record ClusterMoment(long Revision, ulong Term)
{
    public static ClusterMoment Unknown { get; } = new(0, 0);

    /// <summary>The later of this and what a header says.</summary>
    public ClusterMoment Or(ResponseHeader header) =>
        header.Revision > Revision || header.RaftTerm > Term ? new(Math.Max(Revision, header.Revision), Math.Max(Term, header.RaftTerm)) : this;
}
