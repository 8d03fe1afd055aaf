namespace KvTui.KubernetesTables;

/// <summary>A message of protobuf, with what Go's sources say of the JSON of its fields.</summary>
/// <param name="Package">Its package in protobuf, such as <c>k8s.io.api.apps.v1</c>.</param>
/// <param name="Name">Its name in that package.</param>
internal sealed record Message(string Package, string Name, IReadOnlyList<Field> Fields)
{
    /// <summary>The name among all packages.</summary>
    public string FullName => $"{Package}.{Name}";

    /// <summary>Whether it stands for an object of its own: it has a kind and metadata in Go.</summary>
    public bool IsKind { get; init; }

    /// <summary>Whether JSON has its last field in its place.</summary>
    public bool IsTransparent { get; init; }
}

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Shape">Empty, <c>[]</c> for a list, <c>{}</c> for a map from strings, <c>+</c> for a message whose fields stand in this one.</param>
/// <param name="Type">A word of the tables such as <c>int</c>, or the full name of a message.</param>
/// <param name="Always">
/// Whether JSON has a number, text or time even if it is zero, and a list, map or message as null where it is missing.
/// </param>
internal sealed record Field(int Id, string Name, string Shape, string Type, bool Always);
