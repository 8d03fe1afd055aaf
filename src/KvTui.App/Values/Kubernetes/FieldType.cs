namespace KvTui.App.Values.Kubernetes;

/// <summary>What a field of a message is.</summary>
internal sealed class FieldType(int id, string name, FieldShape shape, string type, bool always)
{
    public int Id => id;

    public string Name => name;

    public FieldShape Shape => shape;

    /// <summary>“string”, “int”, “bool”, “bytes”, a special type such as “Time”, or the name of a message.</summary>
    public string Type => type;

    /// <summary>Whether it is shown even when it is empty, zero or false.</summary>
    public bool Always => always;
}
