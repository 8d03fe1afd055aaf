namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Reads CBOR, as RFC 8949 has it, into its diagnostic notation; total, whatever the bytes are.</summary>
internal ref struct CborReader(ReadOnlySpan<byte> value, NotationWriter writer)
{
    private const int Indefinite = 31;
    private const byte BreakByte = 0xFF;

    private readonly NotationWriter _writer = writer;
    private NotationSource _source = new(value);

    public readonly Evidence Evidence => _source.Evidence;

    /// <summary>Whether the bytes are one item, and nothing follows it.</summary>
    public bool ReadAll() => Item(0) && _source.Rest.IsEmpty;

    private bool Item(int depth)
    {
        if (!_source.TryBegin(depth, out var head))
        {
            return false;
        }

        var (major, info) = (head >> 5, head & 0x1F);
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
        argument = (ulong)info;
        return info < 24 || (info < 28 && _source.TryNumber(1 << (info - 24), out argument));
    }

    private bool String(int major, ulong length) => major == 2 ? _source.Bytes(length, _writer) : _source.Text(length, _writer);

    /// <summary>Reads a string that comes in parts.</summary>
    private bool Chunks(int major)
    {
        _writer.Raw("(_ ");
        for (var isFirst = true; _source.TryBegin(0, out var head); isFirst = false)
        {
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
        if (count > (ulong)_source.Rest.Length)
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
    private bool Ends() => _source.Rest is [BreakByte, ..] && _source.TryTake(1, out _);

    private bool Tagged(ulong tag, int depth)
    {
        var rest = _source.Rest;
        if (tag is 2 or 3 && rest is [var head, ..] && head >> 5 == 2 && (head & 0x1F) < 24 && rest.Length > (head & 0x1F)
            && Numbers.Of(rest.Slice(1, head & 0x1F), isNegative: tag == 3) is { } number)
        {
            return _source.TryTake(1 + (ulong)(head & 0x1F), out _) && _writer.Raw(number);
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
