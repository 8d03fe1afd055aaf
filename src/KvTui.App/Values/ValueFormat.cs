namespace KvTui.App.Values;

/// <summary>How a value is shown.</summary>
public enum ValueFormat
{
    /// <summary>As the bytes suggest.</summary>
    Auto,
    Text,
    Json,
    Hex,
}
