using System.Buffers.Binary;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>Reads the fields of protobuf messages; total, whatever the bytes are.</summary>
internal static class ProtoFields
{
    public const int Bytes = 2;

    private const int MaxId = (1 << 29) - 1;

    /// <summary>Reads the fields between two places of a value; where it is damaged, or -1.</summary>
    /// <param name="most">The fields to read at the most; what follows them is left out.</param>
    public static int Read(ReadOnlySpan<byte> value, int start, int end, List<ProtoField> fields, int most)
    {
        for (var at = start; at < end && fields.Count < most;)
        {
            var before = at;
            if (!TryField(value[..end], ref at, out var field))
            {
                return before;
            }

            fields.Add(field);
        }

        return -1;
    }

    /// <summary>Reads a number of up to ten bytes; false if it does not end.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> value, ref int at, out ulong number)
    {
        number = 0;
        for (var shift = 0; shift < 64 && at < value.Length; shift += 7)
        {
            var next = value[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the field at a place; false if there is none.</summary>
    public static bool TryField(ReadOnlySpan<byte> value, ref int at, out ProtoField field)
    {
        field = default;
        if (!TryNumber(value, ref at, out var tag) || tag >> 3 is 0 or > MaxId)
        {
            return false;
        }

        var (start, number, length) = (at, 0UL, 0);
        var wire = (int)(tag & 7);
        switch (wire)
        {
            case 0:
                if (!TryNumber(value, ref at, out number))
                {
                    return false;
                }

                break;
            case Bytes:
                if (!TryNumber(value, ref at, out var announced) || announced > (ulong)(value.Length - at))
                {
                    return false;
                }

                (start, length) = (at, (int)announced);
                at += length;
                break;
            case 1 when value.Length - at >= 8:
                number = BinaryPrimitives.ReadUInt64LittleEndian(value[at..]);
                at += 8;
                break;
            case 5 when value.Length - at >= 4:
                number = BinaryPrimitives.ReadUInt32LittleEndian(value[at..]);
                at += 4;
                break;
            default:
                return false;
        }

        field = new((int)(tag >> 3), wire, number, start, length);
        return true;
    }
}

/// <summary>A field of a protobuf message as it stands in a value.</summary>
/// <param name="Wire">0: a number, 1 and 5: eight and four bytes, 2: bytes.</param>
/// <param name="Number">The number, for wire types other than 2.</param>
/// <param name="Start">Where its content begins in the value; its tag is before that.</param>
internal readonly record struct ProtoField(int Id, int Wire, ulong Number, int Start, int Length)
{
    public int End => Start + Length;
}
