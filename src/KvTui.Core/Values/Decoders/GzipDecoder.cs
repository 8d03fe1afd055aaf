using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace KvTui.Core.Values.Decoders;

/// <summary>gzip, as RFC 1952 has it.</summary>
internal sealed class GzipDecoder : IValueDecoder
{
    private const int LeastBytes = 18;
    private const int UnknownFlags = 0xE0;

    public string Name => "gzip";

    public bool IsSure(ReadOnlyMemory<byte> value) =>
        value.Span is [0x1F, 0x8B, 8, var flags, ..] && value.Length >= LeastBytes && (flags & UnknownFlags) == 0;

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        if (!IsSure(value))
        {
            return null;
        }

        var array = MemoryMarshal.TryGetArray(value, out var found) ? found : new(value.ToArray());
        using var packed = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        var layer = Unpacking.Read(stream, limits.Bytes, static exception => exception is InvalidDataException or IOException);
        return layer is { IsCut: false, Note: null } && EndsEarly(value.Span, layer.Bytes.Length)
            ? layer with { Note = $"incomplete: only {Quantities.Size(layer.Bytes.Length)} can be read" }
            : layer;
    }

    /// <summary>Whether the end is missing, which tells the size; of several members, the last tells only its own.</summary>
    private static bool EndsEarly(ReadOnlySpan<byte> value, int length) =>
        BinaryPrimitives.ReadInt32LittleEndian(value[^4..]) != length && value[LeastBytes..].IndexOf(value[..3]) < 0;
}
