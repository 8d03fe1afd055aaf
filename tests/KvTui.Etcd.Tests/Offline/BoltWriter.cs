using System.Buffers.Binary;
using KvTui.Etcd.Offline.Bolt;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>An element of a leaf as it is to be written; a bucket's value is its header.</summary>
internal sealed record BoltItem(byte[] Key, byte[] Value, bool IsBucket = false);

/// <summary>Lays out pages as bbolt does: trees of leaves and branches, small buckets inside their parent, meta pages last.</summary>
internal sealed class BoltWriter(int pageSize, int fanout)
{
    public const int Header = 16;
    private const int Branch = 1;
    private const int Leaf = 2;
    private const int Meta = 4;

    private readonly List<byte[]> _pages = [];
    private ulong _next = 2;

    /// <summary>The value of a bucket's element; its pages are written.</summary>
    public byte[] Bucket(IReadOnlyList<BoltItem> items)
    {
        var isInline = Header + items.Sum(SizeOf) <= pageSize / 4;
        var header = new byte[Header];
        BinaryPrimitives.WriteUInt64LittleEndian(header, isInline ? 0 : Tree(items));
        return isInline ? [.. header, .. PageOf(0, Leaf, items, [])] : header;
    }

    /// <summary>Writes a tree and gives its root.</summary>
    public ulong Tree(IReadOnlyList<BoltItem> items)
    {
        var level = new List<(byte[] Key, ulong Page)>();
        for (var start = 0; start < items.Count || level.Count == 0;)
        {
            var (end, size) = (start, Header);
            while (end < items.Count && (end == start || size + SizeOf(items[end]) <= pageSize))
            {
                size += SizeOf(items[end++]);
            }

            level.Add((items.Count == 0 ? [] : items[start].Key, Add(Leaf, [.. items.Skip(start).Take(end - start)], [])));
            start = end;
        }

        while (level.Count > 1)
        {
            level = [.. level.Chunk(fanout).Select(part => (part[0].Key, Add(Branch, [.. part.Select(static each => new BoltItem(each.Key, []))], [.. part.Select(static each => each.Page)])))];
        }

        return level[0].Page;
    }

    /// <summary>The whole file.</summary>
    public byte[] ToBytes(ulong root, ulong transaction)
    {
        var whole = new byte[(int)_next * pageSize];
        foreach (var page in _pages)
        {
            page.CopyTo(whole, (int)BinaryPrimitives.ReadUInt64LittleEndian(page) * pageSize);
        }

        WriteMeta(whole, 0, pageSize, root, _next, transaction);
        WriteMeta(whole, 1, pageSize, root, _next, transaction - 1);
        return whole;
    }

    /// <summary>Writes a meta page with its checksum.</summary>
    public static void WriteMeta(Span<byte> file, int page, int pageSize, ulong root, ulong pages, ulong transaction)
    {
        var header = file.Slice(page * pageSize, pageSize);
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)page);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Meta);
        var meta = header[Header..];
        BinaryPrimitives.WriteUInt32LittleEndian(meta, BoltMeta.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(meta[4..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(meta[8..], (uint)pageSize);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[16..], root);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[32..], ulong.MaxValue);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[40..], pages);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[48..], transaction);
        Seal(meta);
    }

    /// <summary>Writes the checksum of a meta page's content.</summary>
    public static void Seal(Span<byte> meta) => BinaryPrimitives.WriteUInt64LittleEndian(meta[56..], BoltMeta.Checksum(meta[..56]));

    private static int SizeOf(BoltItem item) => 16 + item.Key.Length + item.Value.Length;

    private ulong Add(int flags, IReadOnlyList<BoltItem> items, IReadOnlyList<ulong> children)
    {
        var page = PageOf(_next, flags, items, children);
        var count = (page.Length + pageSize - 1) / pageSize;
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(12), (uint)(count - 1));
        _pages.Add(page);
        _next += (ulong)count;
        return _next - (ulong)count;
    }

    private static byte[] PageOf(ulong id, int flags, IReadOnlyList<BoltItem> items, IReadOnlyList<ulong> children)
    {
        var page = new byte[Header + items.Sum(SizeOf)];
        BinaryPrimitives.WriteUInt64LittleEndian(page, id);
        BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(8), (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(10), (ushort)items.Count);
        var data = Header + (16 * items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var (at, item) = (Header + (16 * index), items[index]);
            var element = page.AsSpan(at, 16);
            if (flags == Branch)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(element, (uint)(data - at));
                BinaryPrimitives.WriteUInt32LittleEndian(element[4..], (uint)item.Key.Length);
                BinaryPrimitives.WriteUInt64LittleEndian(element[8..], children[index]);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(element, item.IsBucket ? 1U : 0);
                BinaryPrimitives.WriteUInt32LittleEndian(element[4..], (uint)(data - at));
                BinaryPrimitives.WriteUInt32LittleEndian(element[8..], (uint)item.Key.Length);
                BinaryPrimitives.WriteUInt32LittleEndian(element[12..], (uint)item.Value.Length);
            }

            item.Key.CopyTo(page, data);
            item.Value.CopyTo(page, data + item.Key.Length);
            data += item.Key.Length + item.Value.Length;
        }

        return page;
    }
}
