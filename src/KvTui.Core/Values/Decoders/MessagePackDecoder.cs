using KvTui.Core.Values.Decoders.Notation;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders;

/// <summary>Maps and arrays of msgpack.</summary>
internal sealed class MessagePackDecoder : IValueDecoder
{
    public string Name => "msgpack";

    public bool IsSure(ReadOnlyMemory<byte> value)
    {
        var reader = new MessagePackReader(value.Span, new(0));
        return IsContainer(value.Span) && reader.ReadAll() && reader.Evidence.IsEnough(value.Length);
    }

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        var writer = new NotationWriter(limits.Characters);
        return IsContainer(value.Span) && new MessagePackReader(value.Span, writer).ReadAll()
            ? new(value, writer.Ended(), writer.IsFull, null) { Reading = ValueFormat.Json }
            : null;
    }

    private static bool IsContainer(ReadOnlySpan<byte> value) => value is [>= 0x80 and <= 0x9F or >= 0xDC and <= 0xDF, _, ..];
}
