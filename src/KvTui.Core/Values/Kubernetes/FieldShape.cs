namespace KvTui.Core.Values.Kubernetes;

/// <summary>How often a field may stand in its message, and where it is shown.</summary>
internal enum FieldShape
{
    One,
    List,
    Map,

    /// <summary>A message whose fields are shown among those of the message that holds it.</summary>
    Inline,
}
