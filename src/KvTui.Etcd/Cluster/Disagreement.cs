namespace KvTui.Etcd.Cluster;

/// <summary>The ways in which a member's answer differs from the rest of the cluster.</summary>
[Flags]
public enum Disagreement
{
    None = 0,

    /// <summary>The member believes another one to be the leader, or knows none.</summary>
    Leader = 1,

    /// <summary>The member's raft term is not the highest, which is normal for one poll around an election.</summary>
    Term = 2,

    /// <summary>The member belongs to another cluster.</summary>
    Cluster = 4,

    /// <summary>The member's version is not the leader's, as during a rolling upgrade.</summary>
    Version = 8,

    /// <summary>The member claims to be a learner and the member list denies it, or the reverse.</summary>
    Learner = 16,
}
