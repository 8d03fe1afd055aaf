namespace KvTui.Etcd.Cluster;

/// <summary>In what a member's answer differs from what the cluster as a whole says.</summary>
[Flags]
public enum Disagreement
{
    None = 0,

    /// <summary>It takes another member for the leader, or knows none.</summary>
    Leader = 1,

    /// <summary>Its raft term is not the highest; for one poll that is normal around an election.</summary>
    Term = 2,

    /// <summary>It belongs to another cluster.</summary>
    Cluster = 4,

    /// <summary>Its version is not the leader's, as during a rolling upgrade.</summary>
    Version = 8,

    /// <summary>It says of itself that it is a learner and the member list says it is not, or the other way round.</summary>
    Learner = 16,
}
