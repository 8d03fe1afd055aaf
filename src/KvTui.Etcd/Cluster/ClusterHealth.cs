namespace KvTui.Etcd.Cluster;

/// <summary>How a cluster fares, seen from here.</summary>
public enum ClusterHealth
{
    /// <summary>Every member answers, one leader is agreed on, a linearizable read works, no alarm is raised.</summary>
    Healthy,

    /// <summary>There is a quorum, but something is wrong: a member that does not answer, an alarm, a disagreement.</summary>
    Degraded,

    /// <summary>Members answer, but none knows a leader, or too few of them answer and a linearizable read does not succeed.</summary>
    NoQuorum,

    /// <summary>No member answers.</summary>
    Unreachable,

    /// <summary>Members answer, and refuse this user: the login, the reading, or to say how they are. What is known of them tells of nothing worse.</summary>
    Denied,

    /// <summary>Only learners answer, which cannot tell whether there is a quorum and serve no linearizable read.</summary>
    LearnerOnly,
}
