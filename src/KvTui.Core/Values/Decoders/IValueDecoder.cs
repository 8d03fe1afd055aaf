using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders;

/// <summary>Takes one layer off a value: packing, an encoding, a notation. Total and bounded, whatever the bytes are.</summary>
internal interface IValueDecoder
{
    /// <summary>What it is called in the title of the pane.</summary>
    string Name { get; }

    /// <summary>Whether a value has signs of it that words, numbers and hashes do not have, so that it need not be asked for.</summary>
    bool IsSure(ReadOnlyMemory<byte> value);

    /// <summary>Takes the layer off; null if the value has none.</summary>
    DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits);
}

/// <summary>How far decoders may go, and what day it is.</summary>
/// <param name="Bytes">The most bytes that packing may unfold to.</param>
/// <param name="Characters">The most characters of lines.</param>
/// <param name="Today">What days left are counted from; null where that is not known.</param>
internal readonly record struct DecodeLimits(int Bytes, int Characters, DateOnly? Today);

/// <summary>What a decoder made of a value: other bytes, or lines that are safe to show.</summary>
/// <param name="Bytes">The bytes inside; of lines, the ones they stand for.</param>
/// <param name="Lines">Null for bytes.</param>
/// <param name="IsCut">Whether there is more than the limits let through.</param>
/// <param name="Note">What is to be said beside it; null for nothing.</param>
internal sealed record DecodedLayer(ReadOnlyMemory<byte> Bytes, IReadOnlyList<string>? Lines, bool IsCut, string? Note)
{
    /// <summary>How lines are read: as JSON where they have names and paths, else as text.</summary>
    public ValueFormat Reading { get; init; } = ValueFormat.Text;
}
