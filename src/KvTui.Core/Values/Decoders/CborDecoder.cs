using KvTui.Core.Values.Decoders.Notation;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders;

/// <summary>Maps and arrays of CBOR in its diagnostic notation; the tag that only says that it is CBOR is left out.</summary>
internal sealed class CborDecoder : IValueDecoder
{
    private static ReadOnlySpan<byte> SaysSo => [0xD9, 0xD9, 0xF7];

    public string Name => "cbor";

    public bool IsSure(ReadOnlyMemory<byte> value)
    {
        var content = Content(value.Span);
        var reader = new CborReader(content, new(0));
        return !content.IsEmpty && reader.ReadAll() && (content.Length < value.Length || reader.Evidence.IsEnough(value.Length));
    }

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        var writer = new NotationWriter(limits.Characters);
        return new CborReader(Content(value.Span), writer).ReadAll()
            ? new(value, writer.Ended(), writer.IsFull, null) { Reading = ValueFormat.Json }
            : null;
    }

    /// <summary>What is to be read: all that says that it is CBOR, else maps and arrays; empty for nothing.</summary>
    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> value) =>
        value.StartsWith(SaysSo) ? value[SaysSo.Length..]
        : value is [>= 0x80 and <= 0x9F or >= 0xA0 and <= 0xBF, _, ..] ? value
        : default;
}
