namespace KvTui.Core.Values.Kubernetes;

/// <summary>What the fields of a message are.</summary>
internal sealed class MessageType(FieldType[] fields)
{
    /// <summary>The field of a number; null if it is not known.</summary>
    public FieldType? Find(int id) => Array.Find(fields, field => field.Id == id);
}

/// <summary>What a field of a message is.</summary>
/// <param name="Type">“string”, “int”, “bool”, “bytes”, a special type such as “Time”, or the name of a message.</param>
/// <param name="Always">Whether it is shown even when it is empty, zero or false.</param>
internal sealed record FieldType(int Id, string Name, FieldShape Shape, string Type, bool Always);

/// <summary>How often a field may stand in its message, and where it is shown.</summary>
internal enum FieldShape
{
    One,
    List,
    Map,

    /// <summary>A message whose fields are shown among those of the message that holds it.</summary>
    Inline,
}
