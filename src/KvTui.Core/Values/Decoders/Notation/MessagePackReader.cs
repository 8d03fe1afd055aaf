using System.Buffers.Binary;

namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Reads msgpack as JSON, bytes as h'…', extensions as ext(5, h'…'); total, whatever the bytes are.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> value, NotationWriter writer)
{
    private readonly NotationWriter _writer = writer;
    private NotationSource _source = new(value);

    public readonly Evidence Evidence => _source.Evidence;

    /// <summary>Whether the bytes are one object, and nothing follows it.</summary>
    public bool ReadAll() => Item(0) && _source.Rest.IsEmpty;

    private bool Item(int depth)
    {
        if (!_source.TryBegin(depth, out var head))
        {
            return false;
        }

        return head switch
        {
            <= 0x7F => _writer.Number((long)head),
            <= 0x8F => Container(isMap: true, (uint)(head & 0x0F), depth),
            <= 0x9F => Container(isMap: false, (uint)(head & 0x0F), depth),
            <= 0xBF => _source.Text((uint)(head & 0x1F), _writer),
            0xC0 => _writer.Raw("null"),
            0xC2 => _writer.Raw("false"),
            0xC3 => _writer.Raw("true"),
            >= 0xC4 and <= 0xC6 => _source.TryNumber(1 << (head - 0xC4), out var size) && _source.Bytes(size, _writer),
            >= 0xC7 and <= 0xC9 => _source.TryNumber(1 << (head - 0xC7), out var size) && Extension(size),
            0xCA => _source.TryNumber(4, out var bits) && _writer.Number(BitConverter.UInt32BitsToSingle((uint)bits)),
            0xCB => _source.TryNumber(8, out var bits) && _writer.Number(BitConverter.UInt64BitsToDouble(bits)),
            >= 0xCC and <= 0xCF => _source.TryNumber(1 << (head - 0xCC), out var number) && _writer.Number(number),
            >= 0xD0 and <= 0xD3 => _source.TryNumber(1 << (head - 0xD0), out var number)
                && _writer.Number(Signed(number, 8 << (head - 0xD0))),
            >= 0xD4 and <= 0xD8 => Extension(1UL << (head - 0xD4)),
            >= 0xD9 and <= 0xDB => _source.TryNumber(1 << (head - 0xD9), out var size) && _source.Text(size, _writer),
            0xDC or 0xDD => _source.TryNumber(head == 0xDC ? 2 : 4, out var count) && Container(isMap: false, count, depth),
            0xDE or 0xDF => _source.TryNumber(head == 0xDE ? 2 : 4, out var count) && Container(isMap: true, count, depth),
            >= 0xE0 => _writer.Number((long)(sbyte)head),
            _ => false,
        };
    }

    private static long Signed(ulong number, int bits) => (long)(number << (64 - bits)) >> (64 - bits);

    private bool Extension(ulong length)
    {
        if (!_source.TryNumber(1, out var type) || !_source.TryTake(length, out var bytes))
        {
            return false;
        }

        if ((sbyte)type == -1 && Time(bytes) is { } time)
        {
            return _writer.Raw(time);
        }

        _writer.Raw($"ext({(sbyte)type}, ");
        _writer.Bytes(bytes);
        return _writer.Raw(")");
    }

    /// <summary>A time, of 4, 8 or 12 bytes; null if it is none.</summary>
    private static string? Time(ReadOnlySpan<byte> bytes)
    {
        var (seconds, nanoseconds) = bytes.Length switch
        {
            4 => (BinaryPrimitives.ReadUInt32BigEndian(bytes), 0U),
            8 when BinaryPrimitives.ReadUInt64BigEndian(bytes) is var both => ((long)(both & 0x3_FFFF_FFFF), (uint)(both >> 34)),
            12 => (BinaryPrimitives.ReadInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            _ => (long.MaxValue, 0U),
        };
        return seconds is < -62_135_596_800 or > 253_402_300_799 || nanoseconds > 999_999_999
            ? null
            : Formats.UnixTime.Text(DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100));
    }

    private bool Container(bool isMap, ulong count, int depth)
    {
        if (count > (ulong)_source.Rest.Length)
        {
            return false;
        }

        _writer.Open(isMap ? "{" : "[");
        for (var read = 0UL; read < count; read++)
        {
            _writer.Item(read == 0);
            if (!Item(depth + 1) || (isMap && !(_writer.Raw(": ") && Item(depth + 1))))
            {
                return false;
            }
        }

        _writer.Close(isMap ? "}" : "]", count == 0);
        return true;
    }
}
