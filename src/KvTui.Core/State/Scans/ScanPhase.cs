namespace KvTui.Core.State.Scans;

/// <summary>Whether a scan has seen all that it was to see.</summary>
public enum ScanPhase
{
    Running,

    /// <summary>It saw everything.</summary>
    Complete,

    /// <summary>It was cancelled, or has found as much as it may hold: what it saw is a part.</summary>
    Stopped,

    /// <summary>It could not go on: what it saw is a part.</summary>
    Failed,
}
