namespace KvTui.App.State;

/// <summary>How the explorer stands with the cluster.</summary>
public enum ConnectionPhase
{
    /// <summary>No answer yet since the start.</summary>
    Connecting,

    /// <summary>The keyspace is being listed.</summary>
    Loading,

    /// <summary>The watch runs: what is shown is what is there.</summary>
    Live,

    /// <summary>The watch broke and is being opened again.</summary>
    Reconnecting,

    /// <summary>Trying again is pointless, for a reason that is shown.</summary>
    Refused,
}
