using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Bolt;

/// <summary>
/// A page of a bucket's tree with those that continue it, checked when it is loaded: the elements lie one behind the other within the page,
/// their keys ascend. One object serves for many pages (bbolt: internal/common/page.go, inode.go).
/// </summary>
internal sealed class BoltPage
{
    /// <summary>The bytes of a page before its content.</summary>
    public const int HeaderLength = 16;

    private const int ElementLength = 16;
    private const int BranchFlag = 1;
    private const int LeafFlag = 2;
    private const int BucketFlag = 1;

    /// <summary>The most bytes of a page with its continuation; etcd's are a little longer than a request, by default 1.5 MiB.</summary>
    private const int LongestPage = 256 * 1024 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The page's id, or that of the page it is a part of; 0 before the first one is loaded.</summary>
    public ulong Id { get; private set; }

    public bool IsLeaf { get; private set; }

    /// <summary>The number of elements, from 0 to 65 535.</summary>
    public int Count { get; private set; }

    /// <exception cref="DatabaseFileException">There is no such page, or its bytes contradict each other.</exception>
    public void Load(BoltTransaction from, ulong id)
    {
        var (size, count) = (from.Meta.PageSize, from.Meta.PageCount);
        if (id < 2 || id >= count)
        {
            throw from.Damaged($"a bucket refers to page {id}, and its pages can only be from 2 to {count - 1}");
        }

        Id = 0;
        Reserve(size);
        Fill(from, id, 0, size);
        var follow = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(12));
        if (BinaryPrimitives.ReadUInt64LittleEndian(_bytes) != id || follow >= count - id)
        {
            throw from.Damaged("a header is wrong", id);
        }

        if (follow > 0)
        {
            var length = (1 + (long)follow) * size;
            Reserve(length <= LongestPage ? (int)length : throw from.TooLarge($"page {id} with its continuation has {length} bytes"));
            Fill(from, id, size, (int)length);
        }

        Accept(from, id);
    }

    /// <summary>Takes over a page that is a part of the page of that id.</summary>
    /// <exception cref="DatabaseFileException">The part's bytes contradict each other, or it is no leaf.</exception>
    public void Load(BoltTransaction from, ulong id, byte[] part)
    {
        (Id, _bytes, _length) = (0, part, part.Length);
        Accept(from, part.Length >= HeaderLength ? id : throw from.Damaged("a bucket within it is too short", id));
        if (!IsLeaf)
        {
            throw from.Damaged("a bucket within it is not a leaf", id);
        }
    }

    public ReadOnlySpan<byte> KeyAt(int index)
    {
        var at = ElementAt(index);
        return IsLeaf ? _bytes.AsSpan(at + Number(at + 4), Number(at + 8)) : _bytes.AsSpan(at + Number(at), Number(at + 4));
    }

    /// <summary>The value of a leaf's element.</summary>
    public ReadOnlySpan<byte> ValueAt(int index)
    {
        var at = ElementAt(index);
        return _bytes.AsSpan(at + Number(at + 4) + Number(at + 8), Number(at + 12));
    }

    /// <summary>Whether the value of a leaf's element is a bucket.</summary>
    public bool IsBucketAt(int index) => (Number(ElementAt(index)) & BucketFlag) != 0;

    /// <summary>The page that a branch's element leads to.</summary>
    public ulong ChildAt(int index) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(ElementAt(index) + 8));

    /// <summary>The first element whose key is not below the given one; <see cref="Count"/> if there is none.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = KeyAt(middle).SequenceCompareTo(key) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static int ElementAt(int index) => HeaderLength + (index * ElementLength);

    /// <summary>A number that <see cref="Accept"/> has found to be smaller than the page, or flags.</summary>
    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private void Reserve(int length)
    {
        if (_bytes.Length < length)
        {
            Array.Resize(ref _bytes, length);
        }
    }

    private void Fill(BoltTransaction from, ulong id, int start, int end)
    {
        var offset = ((long)id * from.Meta.PageSize) + start;
        if (from.File.Read(_bytes.AsSpan(start, end - start), offset) < end - start)
        {
            throw from.Damaged("the file ends", id);
        }

        _length = end;
    }

    private void Accept(BoltTransaction from, ulong id)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(8));
        IsLeaf = flags == LeafFlag;
        Count = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(10));
        if (!IsLeaf && flags != BranchFlag)
        {
            throw from.Damaged("a leaf or a branch is expected and something else found", id);
        }

        // Where the data of the elements so far end: they neither overlap nor lead out of the page, so that they are never more than it.
        var end = (long)ElementAt(Count);
        for (var index = 0; index < Count && end <= _length; index++)
        {
            var element = _bytes.AsSpan(ElementAt(index), ElementLength);
            var place = IsLeaf ? element[4..] : element;
            var start = (long)ElementAt(index) + BinaryPrimitives.ReadUInt32LittleEndian(place);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(place[4..])
                + (IsLeaf ? BinaryPrimitives.ReadUInt32LittleEndian(place[8..]) : 0);
            end = start >= end ? start + length : long.MaxValue;
            if (end <= _length && index > 0 && KeyAt(index).SequenceCompareTo(KeyAt(index - 1)) <= 0)
            {
                throw from.Damaged($"the key of element {index} is not above the one before it", id);
            }
        }

        Id = end <= _length ? id : throw from.Damaged($"the {Count} elements reach beyond the page or overlap", id);
    }
}
