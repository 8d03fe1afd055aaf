namespace KvTui.Core.Values.Formats;

/// <summary>What was taken off the stored bytes before they are shown.</summary>
/// <param name="Names">The decoders, the outermost first.</param>
/// <param name="Bytes">What the last of them left, or read.</param>
/// <param name="IsDump">Whether the last of them made the lines itself, so that no format follows it.</param>
public sealed record DecodedValue(IReadOnlyList<string> Names, ReadOnlyMemory<byte> Bytes, bool IsDump)
{
    /// <summary>What a command of the user's has printed, where the first of the names is one; else null.</summary>
    public ReadOnlyMemory<byte>? Output { get; init; }

    /// <summary>What was taken off the output; null for nothing.</summary>
    public DecodedValue? OfOutput => Names.Count > 1 ? new([.. Names.Skip(1)], Bytes, IsDump) : null;
}
