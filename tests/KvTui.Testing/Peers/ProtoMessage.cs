namespace KvTui.Testing.Peers;

/// <summary>A protobuf message, written and read field by field, as far as scripted peers need it.</summary>
public sealed class ProtoMessage
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public ProtoMessage Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
        return this;
    }

    public ProtoMessage Text(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    /// <summary>The fields of a message: numbers as such, and bytes; the last of each counts.</summary>
    public static (Dictionary<int, ulong> Numbers, Dictionary<int, byte[]> Texts) Read(ReadOnlySpan<byte> message)
    {
        var (numbers, texts) = (new Dictionary<int, ulong>(), new Dictionary<int, byte[]>());
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            if ((tag & 7) == 0)
            {
                numbers[(int)(tag >> 3)] = Varint(ref message);
            }
            else
            {
                var length = (int)Varint(ref message);
                texts[(int)(tag >> 3)] = message[..length].ToArray();
                message = message[length..];
            }
        }

        return (numbers, texts);
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
