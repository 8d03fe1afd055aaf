namespace KvTui.Core.Values.Kubernetes;

/// <summary>What the fields of a message are.</summary>
internal sealed class MessageType(FieldType[] fields)
{
    /// <summary>The field of a number; null if it is not known.</summary>
    public FieldType? Find(int id) => Array.Find(fields, field => field.Id == id);
}
