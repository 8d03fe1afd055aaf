namespace KvTui.Core.State;

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
