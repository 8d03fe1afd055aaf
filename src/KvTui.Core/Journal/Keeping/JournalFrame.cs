using System.Buffers.Binary;
using System.Numerics;

namespace KvTui.Core.Journal.Keeping;

/// <summary>
/// How a record lies in a file: 16 bytes that say how long its two parts are and what their checksums are, then what it says, then its
/// writes. What it says is read without the writes; a frame that is torn, or not what was written, is no frame.
/// </summary>
internal static class JournalFrame
{
    /// <summary>The bytes before the two parts.</summary>
    public const int HeaderBytes = 16;

    /// <summary>What a file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => "kvtui journal 1\n"u8;

    /// <summary>The bytes of a frame.</summary>
    public static byte[] Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var frame = new byte[HeaderBytes + head.Length + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), Checksum(body));
        head.CopyTo(frame.AsSpan(HeaderBytes));
        body.CopyTo(frame.AsSpan(HeaderBytes + head.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(12), OfHead(frame, head.Length));
        return frame;
    }

    /// <summary>The lengths of the two parts and the checksum of the second, as a header has them.</summary>
    public static (int Head, int Body, uint Checksum) Lengths(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadInt32LittleEndian(header),
        BinaryPrimitives.ReadInt32LittleEndian(header[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(header[8..]));

    /// <summary>Whether a header and the first part behind it are what was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> frame, int headLength) =>
        BinaryPrimitives.ReadUInt32LittleEndian(frame[12..]) == OfHead(frame, headLength);

    /// <summary>The checksum (CRC-32C) of some bytes.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes, uint seed = uint.MaxValue)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            seed = BitOperations.Crc32C(seed, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var each in bytes)
        {
            seed = BitOperations.Crc32C(seed, each);
        }

        return seed;
    }

    private static uint OfHead(ReadOnlySpan<byte> frame, int headLength) =>
        Checksum(frame.Slice(HeaderBytes, headLength), Checksum(frame[..12]));
}
