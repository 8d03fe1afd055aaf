using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Bolt;

/// <summary>A file as of one transaction: its pages and buckets.</summary>
internal sealed class BoltTransaction(ReadOnlyFile file, BoltMeta meta)
{
    private const int BucketHeaderLength = 16;

    public BoltMeta Meta => meta;

    public ReadOnlyFile File => file;

    /// <summary>A cursor over all buckets by name.</summary>
    public BoltCursor Buckets() => new(this, new(meta.Root, null));

    /// <summary>A cursor over a bucket; null if there is no such bucket.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public BoltCursor? Find(ReadOnlySpan<byte> name)
    {
        var buckets = Buckets();
        return buckets.Seek(name) && buckets.Key.SequenceEqual(name) ? Open(buckets) : null;
    }

    /// <summary>A copy of the value of a key in a bucket; null without such a bucket or key.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public byte[]? ValueOf(ReadOnlySpan<byte> bucket, ReadOnlySpan<byte> key)
        => Find(bucket) is { } cursor && cursor.Seek(key) && cursor.Key.SequenceEqual(key) ? cursor.Value.ToArray() : null;

    /// <summary>A cursor over the bucket that another cursor, one over buckets, stands at.</summary>
    /// <exception cref="DatabaseFileException">There is no bucket, but something else.</exception>
    public BoltCursor Open(BoltCursor buckets)
    {
        var value = buckets.Value;
        if (!buckets.IsBucket || value.Length < BucketHeaderLength)
        {
            throw Damaged("a value stands where a bucket should be", buckets.Page);
        }

        // A small bucket is a page inside the value (bbolt: bucket.go, inlineable).
        var root = BinaryPrimitives.ReadUInt64LittleEndian(value);
        return new(this, root == 0 ? new(buckets.Page, value[BucketHeaderLength..].ToArray()) : new(root, null));
    }

    /// <summary>The failure for damage found in one of the file's pages.</summary>
    public DatabaseFileException Damaged(string what, ulong page)
        => Damaged($"{what}, in page {page} (at byte {page * (ulong)meta.PageSize})");

    /// <summary>The failure for damage of which the words tell the place.</summary>
    public DatabaseFileException Damaged(string what) => new(DatabaseFailure.Damaged, $"{file.Path} is damaged: {what}.");

    /// <summary>The failure for what this reader does not take into memory.</summary>
    public DatabaseFileException TooLarge(string what) => new(DatabaseFailure.TooLarge, $"{file.Path} cannot be read: {what}.");
}

/// <summary>Where a bucket begins.</summary>
/// <param name="Root">Its first page, or the page that it is a part of.</param>
/// <param name="Inline">The bytes of its only page if it is a part of another one; else null.</param>
internal readonly record struct BoltRoot(ulong Root, byte[]? Inline);
