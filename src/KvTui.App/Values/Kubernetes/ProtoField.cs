namespace KvTui.App.Values.Kubernetes;

/// <summary>A field of a protobuf message as it stands in a value. A class, as lists of a struct would cost the program ten kilobytes.</summary>
internal sealed class ProtoField(int id, int wire, ulong number, int start, int length)
{
    /// <summary>A field without content, for those that are missing.</summary>
    public static ProtoField None { get; } = new(0, 0, 0, 0, 0);

    public int Id => id;

    /// <summary>0: a number, 1 and 5: eight and four bytes, 2: bytes.</summary>
    public int Wire => wire;

    /// <summary>The number, for wire types other than 2.</summary>
    public ulong Number => number;

    /// <summary>Where the content begins in the value; the tag is before that.</summary>
    public int Start => start;

    public int Length => length;

    public int End => start + length;

    /// <summary>The key, for an entry of a map; else empty.</summary>
    public string Key { get; set; } = "";

    /// <summary>What its message takes it for; null if it is not known there.</summary>
    public FieldType? Type { get; set; }
}
