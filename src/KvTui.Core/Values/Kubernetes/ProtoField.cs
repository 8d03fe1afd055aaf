namespace KvTui.Core.Values.Kubernetes;

/// <summary>A field of a protobuf message as it stands in a value.</summary>
/// <param name="Wire">0: a number, 1 and 5: eight and four bytes, 2: bytes.</param>
/// <param name="Number">The number, for wire types other than 2.</param>
/// <param name="Start">Where its content begins in the value; its tag is before that.</param>
internal readonly record struct ProtoField(int Id, int Wire, ulong Number, int Start, int Length)
{
    public int End => Start + Length;
}
