using System.Buffers.Binary;
using System.Text.Unicode;

namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Reads msgpack as JSON, bytes as h'…', extensions as ext(5, h'…'); total, whatever the bytes are.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> value, NotationWriter writer)
{
    private const int MaxDepth = 64;

    /// <summary>More would take longer than a person should wait.</summary>
    private const int MostItems = 50_000;

    private readonly ReadOnlySpan<byte> _value = value;
    private readonly NotationWriter _writer = writer;
    private Evidence _evidence;
    private int _at;
    private int _items;

    public readonly Evidence Evidence => _evidence;

    private readonly ReadOnlySpan<byte> Rest => _value[_at..];

    /// <summary>Whether the bytes are one object, and nothing follows it.</summary>
    public bool ReadAll() => Item(0) && _at == _value.Length;

    private bool Item(int depth)
    {
        if (depth > MaxDepth || _at == _value.Length || ++_items > MostItems)
        {
            return false;
        }

        var head = Rest[0];
        _at++;
        return head switch
        {
            <= 0x7F => _writer.Number((long)head),
            <= 0x8F => Container(isMap: true, (uint)(head & 0x0F), depth),
            <= 0x9F => Container(isMap: false, (uint)(head & 0x0F), depth),
            <= 0xBF => String((uint)(head & 0x1F)),
            0xC0 => _writer.Raw("null"),
            0xC2 => _writer.Raw("false"),
            0xC3 => _writer.Raw("true"),
            >= 0xC4 and <= 0xC6 => TryNumber(1 << (head - 0xC4), out var size) && Binary(size),
            >= 0xC7 and <= 0xC9 => TryNumber(1 << (head - 0xC7), out var size) && Extension(size),
            0xCA => TryNumber(4, out var bits) && _writer.Number(BitConverter.UInt32BitsToSingle((uint)bits)),
            0xCB => TryNumber(8, out var bits) && _writer.Number(BitConverter.UInt64BitsToDouble(bits)),
            >= 0xCC and <= 0xCF => TryNumber(1 << (head - 0xCC), out var number) && _writer.Number(number),
            >= 0xD0 and <= 0xD3 => TryNumber(1 << (head - 0xD0), out var number) && _writer.Number(Signed(number, 8 << (head - 0xD0))),
            >= 0xD4 and <= 0xD8 => Extension(1UL << (head - 0xD4)),
            >= 0xD9 and <= 0xDB => TryNumber(1 << (head - 0xD9), out var size) && String(size),
            0xDC or 0xDD => TryNumber(head == 0xDC ? 2 : 4, out var count) && Container(isMap: false, count, depth),
            0xDE or 0xDF => TryNumber(head == 0xDE ? 2 : 4, out var count) && Container(isMap: true, count, depth),
            >= 0xE0 => _writer.Number((long)(sbyte)head),
            _ => false,
        };
    }

    private static long Signed(ulong number, int bits) => (long)(number << (64 - bits)) >> (64 - bits);

    private bool TryNumber(int bytes, out ulong number)
    {
        number = 0;
        if (Rest.Length < bytes)
        {
            return false;
        }

        foreach (var each in Rest[..bytes])
        {
            number = (number << 8) | each;
        }

        _at += bytes;
        return true;
    }

    private bool TryTake(ulong length, out ReadOnlySpan<byte> bytes)
    {
        bytes = length <= (ulong)Rest.Length ? Rest[..(int)length] : default;
        _at += bytes.Length;
        return length == (ulong)bytes.Length;
    }

    private bool String(ulong length)
    {
        if (!TryTake(length, out var bytes) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        _evidence.AddText(bytes.Length);
        _writer.Text(bytes);
        return true;
    }

    private bool Binary(ulong length)
    {
        var isThere = TryTake(length, out var bytes);
        _writer.Bytes(bytes);
        return isThere;
    }

    private bool Extension(ulong length)
    {
        if (!TryNumber(1, out var type) || !TryTake(length, out var bytes))
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
        if (count > (ulong)Rest.Length)
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
