using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Bolt;

/// <summary>The first two pages of a file, of which the newer whole one counts.</summary>
internal static class MetaPages
{
    private const int HeaderLength = 16;
    private const int SmallestPage = 512;
    private const int LargestPage = 16 * 1024 * 1024;

    /// <summary>Reads both and returns the newer one that is whole.</summary>
    /// <exception cref="DatabaseFileException">Neither is whole, or the file is shorter than its pages.</exception>
    public static BoltMeta ReadNewest(ReadOnlyFile file)
    {
        var first = ReadAt(file, 0);
        var second = first is { } known ? OfSize(file, known.PageSize) : FindSecond(file);
        var newest = (first, second) switch
        {
            ({ } one, { } other) => one.TransactionId > other.TransactionId ? one : other,
            _ => first ?? second ?? throw Unknown(file),
        };
        return file.Length >= newest.ByteCount
            ? newest
            : throw Damaged(file, $"it is cut short: {newest.ByteCount} bytes are in use, and the file has {file.Length}");
    }

    /// <summary>The second page is found without the first one's help, as pages have few sizes.</summary>
    private static BoltMeta? FindSecond(ReadOnlyFile file)
    {
        for (var size = SmallestPage; size <= LargestPage; size *= 2)
        {
            if (OfSize(file, size) is { } meta)
            {
                return meta;
            }
        }

        return null;
    }

    private static BoltMeta? OfSize(ReadOnlyFile file, int size) => ReadAt(file, size) is { } meta && meta.PageSize == size ? meta : null;

    private static BoltMeta? ReadAt(ReadOnlyFile file, long page)
    {
        Span<byte> bytes = stackalloc byte[BoltMeta.Length];
        return BoltMeta.TryParse(bytes[..file.Read(bytes, page + HeaderLength)]);
    }

    private static DatabaseFileException Unknown(ReadOnlyFile file)
    {
        Span<byte> mark = stackalloc byte[sizeof(uint)];
        var isWhole = file.Read(mark, HeaderLength) == mark.Length;
        return (isWhole ? BinaryPrimitives.ReadUInt32LittleEndian(mark) : 0) switch
        {
            BoltMeta.Magic => Damaged(file, "neither of its two meta pages is whole"),
            var other when BinaryPrimitives.ReverseEndianness(other) == BoltMeta.Magic => new(
                DatabaseFailure.NotADatabase, $"{file.Path} was written by a machine with the other byte order, which is not read here."),
            _ => new(DatabaseFailure.NotADatabase, $"{file.Path} is not an etcd database: it does not begin like one."),
        };
    }

    private static DatabaseFileException Damaged(ReadOnlyFile file, string what)
        => new(DatabaseFailure.Damaged, $"{file.Path} is damaged: {what}.");
}
