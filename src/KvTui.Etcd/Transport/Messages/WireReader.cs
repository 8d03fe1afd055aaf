namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads a message's protobuf fields without building objects; damaged input throws <see cref="InvalidDataException"/>.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _wireType;
    private bool _isUnread;

    public int Field { get; private set; }

    /// <summary>Where the current field begins.</summary>
    public int Start { get; private set; }

    /// <summary>Goes on to the next field; false at the end. A field that was not read, such as a newer server's, is skipped.</summary>
    public bool Next()
    {
        if (_isUnread)
        {
            Skip();
        }

        Start = _position;
        _isUnread = _position < _bytes.Length;
        if (_isUnread)
        {
            var tag = Varint();
            (Field, _wireType) = ((int)(tag >> 3), (int)(tag & 7));
        }

        return !_isUnread || Field > 0 ? _isUnread : throw Damaged();
    }

    public long Int64()
    {
        Expect(VarintType);
        return (long)Varint();
    }

    public ulong UInt64()
    {
        Expect(VarintType);
        return Varint();
    }

    public bool Bool()
    {
        Expect(VarintType);
        return Varint() != 0;
    }

    /// <summary>The content of a bytes, string or message field, without copying.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        Expect(LengthType);
        return Take(Varint());
    }

    private void Skip()
    {
        switch (_wireType)
        {
            case VarintType:
                Varint();
                break;
            case Fixed64Type:
                Take(sizeof(ulong));
                break;
            case LengthType:
                Take(Varint());
                break;
            case Fixed32Type:
                Take(sizeof(uint));
                break;
            default:
                throw Damaged();
        }
    }

    private static InvalidDataException Damaged() => new("The message is not valid protobuf.");

    private void Expect(int wireType)
    {
        _isUnread = _wireType == wireType ? false : throw Damaged();
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_bytes.Length - _position))
        {
            throw Damaged();
        }

        var content = _bytes.Slice(_position, (int)length);
        _position += (int)length;
        return content;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position == _bytes.Length)
            {
                throw Damaged();
            }

            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }
}
