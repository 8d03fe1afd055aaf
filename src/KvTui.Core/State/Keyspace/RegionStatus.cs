namespace KvTui.Core.State.Keyspace;

/// <summary>How far what is held of a region can be trusted.</summary>
public enum RegionStatus
{
    /// <summary>Its keys are still being listed.</summary>
    Loading,

    /// <summary>Watched: changes arrive as they happen.</summary>
    Live,

    /// <summary>As of its revision; changes since are unknown.</summary>
    Stale,
}
