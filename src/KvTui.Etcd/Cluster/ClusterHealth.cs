namespace KvTui.Etcd.Cluster;

/// <summary>The health of a cluster as seen from this client.</summary>
public enum ClusterHealth
{
    /// <summary>Every member answers, all agree on one leader, a linearizable read succeeds, and no alarm is raised.</summary>
    Healthy,

    /// <summary>There is a quorum, but something is wrong: a member that does not answer, an alarm, a disagreement.</summary>
    Degraded,

    /// <summary>Members answer, but none knows a leader, or too few answer and a linearizable read does not succeed.</summary>
    NoQuorum,

    /// <summary>No member answers.</summary>
    Unreachable,

    /// <summary>Members answer, but deny this user the login, the read, or their status. Nothing known of them is worse.</summary>
    Denied,

    /// <summary>Only learners answer, which serve no linearizable read and cannot tell whether there is a quorum.</summary>
    LearnerOnly,
}
