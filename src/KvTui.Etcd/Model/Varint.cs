namespace KvTui.Etcd.Model;

/// <summary>
/// Whole numbers in 1 to 10 bytes, as protobuf has them: seven bits each, the lowest first, the top bit set on all but the last.
/// </summary>
public static class Varint
{
    public const int MaxBytes = 10;

    /// <summary>Writes a number and returns how many bytes it took.</summary>
    public static int Write(Span<byte> target, ulong value)
    {
        var length = 0;
        while (value >= 0x80)
        {
            target[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[length++] = (byte)value;
        return length;
    }

    /// <summary>Reads the number that <see cref="Write"/> wrote at a position, and moves the position behind it.</summary>
    public static ulong Read(ReadOnlySpan<byte> source, ref int position)
    {
        ulong value = source[position++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            ulong next = source[position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
