namespace KvTui.Core.Values;

/// <summary>How a value is shown.</summary>
public enum ValueFormat
{
    /// <summary>As the bytes suggest.</summary>
    Auto,
    Text,
    Json,

    /// <summary>An object of Kubernetes as YAML; other values as <see cref="Auto"/> shows them.</summary>
    Kubernetes,

    Hex,
}
