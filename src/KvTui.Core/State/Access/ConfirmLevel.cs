namespace KvTui.Core.State.Access;

/// <summary>Which writes are asked about first.</summary>
public enum ConfirmLevel
{
    /// <summary>Deleting keys.</summary>
    Delete,

    /// <summary>Also saving a value.</summary>
    All,

    /// <summary>All, and the name of the profile has to be typed, or the number of keys.</summary>
    Typed,
}
