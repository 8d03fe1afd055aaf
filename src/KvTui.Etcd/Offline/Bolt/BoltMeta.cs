using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Bolt;

/// <summary>What a meta page says: the root of everything as of one transaction (bbolt: internal/common/meta.go).</summary>
/// <param name="PageSize">The size of a page in bytes, a power of two from 512 to 16 MiB.</param>
/// <param name="Root">The page where the bucket of all buckets begins.</param>
/// <param name="PageCount">The number of pages in use or free; ids are below it.</param>
/// <param name="TransactionId">Grows by 1 with each commit.</param>
internal readonly record struct BoltMeta(int PageSize, ulong Root, ulong PageCount, ulong TransactionId)
{
    /// <summary>The length of the checked part with its checksum, in bytes.</summary>
    public const int Length = 64;

    /// <summary>The mark in the first four bytes.</summary>
    public const uint Magic = 0xED0CDAED;

    private const uint Version = 2;
    private const int ChecksumAt = 56;
    private const uint SmallestPage = 512;
    private const uint LargestPage = 16 * 1024 * 1024;

    /// <summary>The length of the pages together, in bytes; etcd calls it the size of the database.</summary>
    public long ByteCount => checked((long)PageCount * PageSize);

    /// <summary>Reads the bytes behind the header of a meta page; null if they are not whole.</summary>
    public static BoltMeta? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != Version
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) != Checksum(bytes[..ChecksumAt]))
        {
            return null;
        }

        var pageSize = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        var root = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var pageCount = BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]);
        return pageSize is >= SmallestPage and <= LargestPage && uint.IsPow2(pageSize) && pageCount <= long.MaxValue / LargestPage
            ? new((int)pageSize, root, pageCount, BinaryPrimitives.ReadUInt64LittleEndian(bytes[48..]))
            : null;
    }

    /// <summary>The checksum of a meta page's bytes: FNV-1a in 64 bits.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xcbf29ce484222325UL;
        foreach (var each in bytes)
        {
            sum = (sum ^ each) * 0x100000001b3UL;
        }

        return sum;
    }
}
