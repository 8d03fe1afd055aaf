using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.State.Keyspace;

/// <summary>
/// An immutable sorted index of keys: chunks of up to <see cref="ChunkSize"/> entries below a directory. A batch of changes copies
/// the chunks it touches and the directory, nothing else; older versions stay valid for whoever still draws them.
/// </summary>
public sealed class KeyIndex
{
    /// <summary>The most entries of one chunk.</summary>
    public const int ChunkSize = 256;

    private readonly KeyEntry[][] _chunks;
    private readonly int[] _starts;

    private KeyIndex(KeyEntry[][] chunks)
    {
        _chunks = chunks;
        _starts = new int[chunks.Length];
        for (var i = 0; i < chunks.Length; i++)
        {
            _starts[i] = Count;
            Count += chunks[i].Length;
        }
    }

    public static KeyIndex Empty { get; } = new([]);

    public int Count { get; }

    /// <summary>The entry at a rank, 0 being the smallest key.</summary>
    public KeyEntry this[int rank]
    {
        get
        {
            var chunk = ChunkOfRank(rank);
            return _chunks[chunk][rank - _starts[chunk]];
        }
    }

    /// <summary>How many keys are smaller than this one.</summary>
    public int RankOf(EtcdKey key)
    {
        var chunk = ChunkOfKey(key.Span);
        if (chunk < 0)
        {
            return 0;
        }

        var position = Search(_chunks[chunk], key.Span);
        return _starts[chunk] + (position < 0 ? ~position : position);
    }

    public bool TryGet(EtcdKey key, out KeyEntry entry)
    {
        var chunk = ChunkOfKey(key.Span);
        var position = chunk < 0 ? -1 : Search(_chunks[chunk], key.Span);
        entry = position < 0 ? default : _chunks[chunk][position];
        return position >= 0;
    }

    /// <summary>The ranks of a range: the first and the one behind the last.</summary>
    public (int First, int End) Ranks(KeyRange range)
    {
        var first = RankOf(range.Start);
        if (range.IsSingleKey)
        {
            return (first, TryGet(range.Start, out _) ? first + 1 : first);
        }

        return (first, range.HasNoUpperBound ? Count : Math.Max(first, RankOf(range.End)));
    }

    /// <summary>This index with entries behind its last one; they must be in ascending order and greater than all that it holds.</summary>
    public KeyIndex Append(ReadOnlySpan<KeyEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return this;
        }

        var chunks = new List<KeyEntry[]>(_chunks);
        var room = chunks.Count == 0 ? 0 : ChunkSize - chunks[^1].Length;
        var fill = Math.Min(room, entries.Length);
        if (fill > 0)
        {
            chunks[^1] = [.. chunks[^1], .. entries[..fill]];
        }

        for (var rest = entries[fill..]; !rest.IsEmpty; rest = rest[Math.Min(ChunkSize, rest.Length)..])
        {
            chunks.Add(rest[..Math.Min(ChunkSize, rest.Length)].ToArray());
        }

        return new([.. chunks]);
    }

    /// <summary>This index after changes, which are applied in order; a null entry deletes.</summary>
    public KeyIndex Apply(IReadOnlyList<KeyChange> changes)
    {
        var chunks = new List<KeyEntry[]>(_chunks);
        foreach (var change in changes)
        {
            Apply(chunks, change);
        }

        return new([.. chunks]);
    }

    /// <summary>The part of this index that a range covers.</summary>
    public KeyIndex Slice(KeyRange range)
    {
        var (first, end) = Ranks(range);
        return Empty.Append([.. Enumerable.Range(first, end - first).Select(rank => this[rank])]);
    }

    /// <summary>This index with the keys of a range replaced by others of that range.</summary>
    public KeyIndex Replace(KeyRange range, KeyIndex with)
    {
        var (first, end) = Ranks(range);
        KeyEntry[] Part(KeyIndex index, int from, int to) => [.. Enumerable.Range(from, to - from).Select(rank => index[rank])];
        return Empty.Append(Part(this, 0, first)).Append(Part(with, 0, with.Count)).Append(Part(this, end, Count));
    }

    private static void Apply(List<KeyEntry[]> chunks, KeyChange change)
    {
        var chunk = Math.Max(0, ChunkOfKey(chunks, change.Key.Span));
        if (chunks.Count == 0)
        {
            chunks.Add([]);
        }

        var entries = chunks[chunk];
        var position = Search(entries, change.Key.Span);
        if (change.Entry is { } entry)
        {
            chunks[chunk] = position >= 0 ? Replaced(entries, position, entry) : [.. entries[..~position], entry, .. entries[~position..]];
            Split(chunks, chunk);
        }
        else if (position >= 0)
        {
            chunks[chunk] = [.. entries[..position], .. entries[(position + 1)..]];
        }

        if (chunks[chunk].Length == 0)
        {
            chunks.RemoveAt(chunk);
        }
    }

    private static KeyEntry[] Replaced(KeyEntry[] entries, int position, KeyEntry entry)
    {
        var copy = (KeyEntry[])entries.Clone();
        copy[position] = entry;
        return copy;
    }

    private static void Split(List<KeyEntry[]> chunks, int chunk)
    {
        var entries = chunks[chunk];
        if (entries.Length > ChunkSize)
        {
            chunks[chunk] = entries[..(entries.Length / 2)];
            chunks.Insert(chunk + 1, entries[(entries.Length / 2)..]);
        }
    }

    /// <summary>The last chunk whose first key is not greater; -1 if the key is smaller than all.</summary>
    private static int ChunkOfKey(IReadOnlyList<KeyEntry[]> chunks, ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, chunks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (chunks[middle][0].Key.Span.SequenceCompareTo(key) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private static int Search(KeyEntry[] entries, ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = entries[middle].Key.Span.SequenceCompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private int ChunkOfKey(ReadOnlySpan<byte> key) => ChunkOfKey(_chunks, key);

    private int ChunkOfRank(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(rank));
        var found = Array.BinarySearch(_starts, rank);
        return found >= 0 ? found : ~found - 1;
    }
}
