namespace KvTui.Core.Values.Kubernetes;

/// <summary>What the fields of a message are.</summary>
/// <param name="fields">In the order of their numbers.</param>
/// <param name="isTransparent">Whether the last of the fields is shown in the place of the message.</param>
internal sealed class MessageType(FieldType[] fields, bool isTransparent)
{
    public FieldType[] Fields => fields;

    public bool IsTransparent => isTransparent;

    /// <summary>The field of a number; null if it is not known.</summary>
    public FieldType? Find(int id) => Array.Find(fields, field => field.Id == id);
}

/// <summary>What a field of a message is.</summary>
/// <param name="Type">“string”, “int”, “bool”, “double”, “bytes”, a special type such as “Time”, or the name of a message.</param>
/// <param name="Always">
/// Whether a number, text or time is shown even if it is zero, and a list, a map, bytes or a message as null if they are missing.
/// </param>
internal sealed record FieldType(int Id, string Name, FieldShape Shape, string Type, bool Always)
{
    /// <summary>Whether JSON has null where it is not stored.</summary>
    public bool IsNullIfMissing => Always
        && (Shape is FieldShape.List or FieldShape.Map || Type is not ("string" or "int" or "bool" or "double" or "Time" or "MicroTime"));
}

/// <summary>How often a field may stand in its message, and where it is shown.</summary>
internal enum FieldShape
{
    One,
    List,
    Map,

    /// <summary>A message whose fields are shown among those of the message that holds it.</summary>
    Inline,
}
