using KvTui.Core.Values.Decoders.Notation;

namespace KvTui.Core.Values.Decoders;

/// <summary>Messages of protobuf of which nothing is known, by the numbers of their fields.</summary>
internal sealed class ProtobufDecoder : IValueDecoder
{
    /// <summary>How much of a message is looked at for texts.</summary>
    private const int Look = 2048;
    private const int HighestId = 512;

    public string Name => "protobuf";

    public bool IsSure(ReadOnlyMemory<byte> value) =>
        new ProtobufReader(value, new(Look)) is var reader && reader.ReadAll()
        && reader.HighestId <= HighestId && reader.Evidence.IsEnough(value.Length);

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        var writer = new NotationWriter(limits.Characters);
        return value.Length > 1 && new ProtobufReader(value, writer).ReadAll() ? new(value, writer.Ended(), writer.IsFull, null) : null;
    }
}
