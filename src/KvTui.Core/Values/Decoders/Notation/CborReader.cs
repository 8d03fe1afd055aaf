using System.Buffers.Binary;
using System.Text.Unicode;

namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Reads CBOR, as RFC 8949 has it, into its diagnostic notation; total, whatever the bytes are.</summary>
internal ref struct CborReader(ReadOnlySpan<byte> value, NotationWriter writer)
{
    private const int MaxDepth = 64;
    private const int Indefinite = 31;
    private const byte BreakByte = 0xFF;

    /// <summary>More would take longer than a person should wait.</summary>
    private const int MostItems = 50_000;

    private readonly ReadOnlySpan<byte> _value = value;
    private readonly NotationWriter _writer = writer;
    private Evidence _evidence;
    private int _at;
    private int _items;

    public readonly Evidence Evidence => _evidence;

    private readonly ReadOnlySpan<byte> Rest => _value[_at..];

    /// <summary>Whether the bytes are one item, and nothing follows it.</summary>
    public bool ReadAll() => Item(0) && _at == _value.Length;

    private bool Item(int depth)
    {
        if (depth > MaxDepth || _at == _value.Length || ++_items > MostItems)
        {
            return false;
        }

        var (major, info) = (Rest[0] >> 5, Rest[0] & 0x1F);
        _at++;
        if (info == Indefinite)
        {
            return major is >= 2 and <= 5 && (major < 4 ? Chunks(major) : Container(major, null, depth));
        }

        return TryArgument(info, out var argument) && major switch
        {
            0 => _writer.Number(argument),
            1 => argument == ulong.MaxValue ? _writer.Raw("-18446744073709551616") : _writer.Raw("-") && _writer.Number(argument + 1),
            2 or 3 => String(major, argument),
            4 or 5 => Container(major, argument, depth),
            6 => Tagged(argument, depth),
            _ => Simple(info, argument),
        };
    }

    private bool TryArgument(int info, out ulong argument)
    {
        var length = info < 24 ? 0 : info < 28 ? 1 << (info - 24) : int.MaxValue;
        argument = (ulong)info;
        if (length > Rest.Length)
        {
            return false;
        }

        argument = length switch
        {
            0 => argument,
            1 => Rest[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(Rest),
            4 => BinaryPrimitives.ReadUInt32BigEndian(Rest),
            _ => BinaryPrimitives.ReadUInt64BigEndian(Rest),
        };
        _at += length;
        return true;
    }

    private bool String(int major, ulong length)
    {
        if (length > (ulong)Rest.Length)
        {
            return false;
        }

        var bytes = Rest[..(int)length];
        _at += bytes.Length;
        if (major == 2)
        {
            _writer.Bytes(bytes);
            return true;
        }

        if (!Utf8.IsValid(bytes))
        {
            return false;
        }

        _evidence.AddText(bytes.Length);
        _writer.Text(bytes);
        return true;
    }

    /// <summary>Reads a string that comes in parts.</summary>
    private bool Chunks(int major)
    {
        _writer.Raw("(_ ");
        for (var isFirst = true; !Rest.IsEmpty && ++_items <= MostItems; isFirst = false)
        {
            var head = Rest[0];
            _at++;
            if (head == BreakByte)
            {
                return _writer.Raw(")");
            }

            _writer.Raw(isFirst ? "" : ", ");
            if (head >> 5 != major || (head & 0x1F) == Indefinite || !TryArgument(head & 0x1F, out var length) || !String(major, length))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Reads an array or a map.</summary>
    /// <param name="count">How many items or pairs it announces; null if it goes on until its end.</param>
    private bool Container(int major, ulong? count, int depth)
    {
        if (count > (ulong)Rest.Length)
        {
            return false;
        }

        _writer.Open((major == 4 ? "[" : "{") + (count is null ? "_ " : ""));
        var read = 0UL;
        for (; count is null ? !Ends() : read < count; read++)
        {
            _writer.Item(read == 0);
            if (!Item(depth + 1) || (major == 5 && !(_writer.Raw(": ") && Item(depth + 1))))
            {
                return false;
            }
        }

        _writer.Close(major == 4 ? "]" : "}", read == 0);
        return true;
    }

    /// <summary>Whether the end of a container stands here; it is read.</summary>
    private bool Ends()
    {
        var ends = Rest is [BreakByte, ..];
        _at += ends ? 1 : 0;
        return ends;
    }

    private bool Tagged(ulong tag, int depth)
    {
        if (tag is 2 or 3 && Rest is [var head, ..] && head >> 5 == 2 && (head & 0x1F) < 24 && Rest.Length > (head & 0x1F)
            && Numbers.Of(Rest.Slice(1, head & 0x1F), isNegative: tag == 3) is { } number)
        {
            _at += 1 + (head & 0x1F);
            return _writer.Raw(number);
        }

        return _writer.Number(tag) && _writer.Raw("(") && Item(depth + 1) && _writer.Raw(")");
    }

    private readonly bool Simple(int info, ulong argument) => info switch
    {
        20 => _writer.Raw("false"),
        21 => _writer.Raw("true"),
        22 => _writer.Raw("null"),
        23 => _writer.Raw("undefined"),
        24 => argument >= 32 && _writer.Raw($"simple({argument})"),
        25 => _writer.Number((double)BitConverter.UInt16BitsToHalf((ushort)argument)),
        26 => _writer.Number((double)BitConverter.UInt32BitsToSingle((uint)argument)),
        27 => _writer.Number(BitConverter.UInt64BitsToDouble(argument)),
        _ => _writer.Raw($"simple({argument})"),
    };
}
