namespace KvTui.Core.Values.Kubernetes;

/// <summary>What a field of a message is.</summary>
/// <param name="Type">“string”, “int”, “bool”, “bytes”, a special type such as “Time”, or the name of a message.</param>
/// <param name="Always">Whether it is shown even when it is empty, zero or false.</param>
internal sealed record FieldType(int Id, string Name, FieldShape Shape, string Type, bool Always);
