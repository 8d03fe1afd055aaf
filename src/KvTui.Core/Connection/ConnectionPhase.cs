namespace KvTui.Core.Connection;

/// <summary>How the explorer stands with the cluster, by what the mirror and the members last said: see ConnectionMachine.</summary>
public enum ConnectionPhase
{
    /// <summary>No answer yet since the start.</summary>
    Connecting,

    /// <summary>The keyspace is being listed.</summary>
    Loading,

    /// <summary>The watch runs, and its member answers: what is shown is what is there.</summary>
    Live,

    /// <summary>The watch runs, but its member has stopped answering.</summary>
    Silent,

    /// <summary>The watch broke and is being opened again; the cluster has a leader, as far as is known.</summary>
    Reconnecting,

    /// <summary>Enough members answer, but they have no leader: an election runs.</summary>
    Leaderless,

    /// <summary>Too few members answer for a leader to be elected; those that do are read from.</summary>
    NoQuorum,

    /// <summary>Only learners answer: they are read from, and serve no watch.</summary>
    LearnerOnly,

    /// <summary>No member answers.</summary>
    Offline,

    /// <summary>
    /// The members of the cluster do not answer, and those of another one do: they are not read from unless the user says so.
    /// </summary>
    OtherCluster,

    /// <summary>The cluster refuses to be read, or this user to be let in, for a reason that is shown.</summary>
    Refused,
}

/// <summary>What the mirror of the keyspace last said.</summary>
public enum StreamPhase
{
    /// <summary>Nothing yet.</summary>
    Opening,

    /// <summary>It lists.</summary>
    Listing,

    /// <summary>Its watch runs.</summary>
    Following,

    /// <summary>Listing or watch broke; it tries again.</summary>
    Broken,

    /// <summary>It was refused and has ended.</summary>
    Refused,
}
