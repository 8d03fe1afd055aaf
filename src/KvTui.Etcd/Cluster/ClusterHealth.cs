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
}
