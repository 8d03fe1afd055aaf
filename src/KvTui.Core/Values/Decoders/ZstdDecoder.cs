using System.Runtime.InteropServices;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace KvTui.Core.Values.Decoders;

/// <summary>Frames of Zstandard, as RFC 8878 has them; none that needs a dictionary, or a window larger than 128 MiB.</summary>
internal sealed class ZstdDecoder : IValueDecoder
{
    private const int LeastBytes = 9;
    private const int LargestWindow = 27;

    public string Name => "zstd";

    public bool IsSure(ReadOnlyMemory<byte> value) =>
        value.Length >= LeastBytes && value.Span.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        if (!IsSure(value))
        {
            return null;
        }

        var array = MemoryMarshal.TryGetArray(value, out var found) ? found : new(value.ToArray());
        using var packed = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        using var stream = new DecompressionStream(packed);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
        return Unpacking.Read(stream, limits.Bytes, static exception => exception is ZstdException or EndOfStreamException);
    }
}
