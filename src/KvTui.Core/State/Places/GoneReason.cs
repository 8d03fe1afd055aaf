namespace KvTui.Core.State.Places;

/// <summary>Why what a row stood for is gone, as far as that is known.</summary>
public enum GoneReason
{
    /// <summary>Its deletion was seen.</summary>
    Deleted,

    /// <summary>A later listing did not have it.</summary>
    NotListed,

    /// <summary>The user may no longer read it.</summary>
    NotReadable,
}
