namespace KvTui.Core.Editing.Json;

/// <summary>How JSON stands on one line.</summary>
public enum JsonPacking
{
    /// <summary>Without any blank.</summary>
    Compact,

    /// <summary>With a blank behind each comma and colon.</summary>
    Spaced,
}
