namespace KvTui.Core.Keyspace;

/// <summary>
/// An immutable sorted index of keys, made for millions of them: a tree whose leaves are pages of bytes, so that there is no object a
/// key. A batch of changes copies the pages it touches and what leads to them; older versions stay valid for whoever still draws them.
/// </summary>
public sealed class KeyIndex
{
    /// <summary>How many keys are compared one by one before two versions are said to differ too much.</summary>
    private const int MostVisited = 200_000;

    internal KeyIndex(KeyNode? root, KeyFolding folding) => (Root, Folding) = (root, folding);

    public static KeyIndex Empty { get; } = new(null, default);

    /// <summary>What rows and levels are told by.</summary>
    public KeyFolding Folding { get; }

    public int Count => Root?.Count ?? 0;

    internal KeyNode? Root { get; }

    /// <summary>The entry at a rank, 0 being the smallest key; its key is a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rank is negative or not below the count.</exception>
    public KeyEntry this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(rank));
            var (page, place) = Root!.PageAt(rank);
            return page.EntryAt(place);
        }
    }

    /// <summary>How many keys are smaller than this one.</summary>
    public int RankOf(EtcdKey key) => Search(key.Span) is var rank && rank < 0 ? ~rank : rank;

    public bool TryGet(EtcdKey key, out KeyEntry entry)
    {
        var rank = Search(key.Span);
        entry = rank < 0 ? default : this[rank];
        return rank >= 0;
    }

    /// <summary>The ranks of a range: the first and the one behind the last.</summary>
    public (int First, int End) Ranks(KeyRange range)
    {
        var first = Search(range.Start.Span);
        if (range.IsSingleKey)
        {
            return first < 0 ? (~first, ~first) : (first, first + 1);
        }

        first = first < 0 ? ~first : first;
        return (first, range.HasNoUpperBound ? Count : Math.Max(first, RankOf(range.End)));
    }

    /// <summary>A cursor before the first of the keys with ranks in [first, end); nothing is copied but the key it is on.</summary>
    public KeyCursor Walk(int first, int end) => new(this, Math.Max(0, first), Math.Min(end, Count));

    public KeyCursor Walk() => Walk(0, Count);

    /// <summary>How many rows the keys with ranks in [first, end) make below a prefix of a level: see <see cref="RowRank"/>.</summary>
    public int RowsBetween(int first, int end, int level) => first >= end ? 0 : 1 + StartsUpTo(level, end - 1) - StartsUpTo(level, first);

    /// <summary>
    /// The rank of the first key of a row below a prefix: row 0 begins at rank <paramref name="first"/>, the next ones where a key does not
    /// share its name at that level with the one before it; <see cref="Count"/> if there are fewer rows.
    /// </summary>
    /// <param name="level">How many separators the prefix has; one at the very start is not counted.</param>
    public int RowRank(int first, int level, int row)
    {
        if (row == 0 || Root is null)
        {
            return first;
        }

        var ordinal = StartsUpTo(level, first) + row;
        return ordinal > Root.Starts(level) ? Count : Root.RankOfStart(level, ordinal);
    }

    /// <summary>A builder that goes on behind the last key; this index stays as it is.</summary>
    public KeyIndexBuilder ToBuilder() => new(Root, Folding);

    /// <summary>An index without keys, for keys that are folded as those of this one are.</summary>
    public KeyIndex Cleared() => new(null, Folding);

    /// <summary>This index after changes; of several changes of a key the last one counts, and one without an entry deletes.</summary>
    public KeyIndex Apply(IReadOnlyList<KeyChange> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var root = new KeyBatch(Folding).Apply(Root, Sorted(changes));
        return ReferenceEquals(root, Root) ? this : new(root, Folding);
    }

    /// <summary>This index with the keys of a range replaced by those of another index, which must all be in that range.</summary>
    /// <exception cref="ArgumentException">A key lies outside the range.</exception>
    public KeyIndex Replace(KeyRange range, KeyIndex with)
    {
        if (with.Ranks(range) != (0, with.Count))
        {
            throw new ArgumentException("The keys are not all in the range.", nameof(with));
        }

        var (first, end) = Ranks(range);
        var before = KeyTree.Split(Root, first).Before;
        var behind = KeyTree.Split(Root, end).Behind;
        return new(KeyTree.Concat(KeyTree.Concat(before, with.Root), behind), Folding);
    }

    /// <summary>The part of this index that a range covers.</summary>
    public KeyIndex Slice(KeyRange range)
    {
        var (first, end) = Ranks(range);
        return first == 0 && end == Count ? this : new(KeyTree.Split(KeyTree.Split(Root, end).Before, first).Behind, Folding);
    }

    /// <summary>This index with the keys of another behind its own, which must all be smaller.</summary>
    /// <exception cref="ArgumentException">A key is not greater than those before it.</exception>
    public KeyIndex Append(KeyIndex behind)
    {
        if (Root is null || behind.Root is null)
        {
            return Root is null ? behind : this;
        }

        return Root.LastKey.SequenceCompareTo(behind.Root.FirstKey) < 0
            ? new(KeyTree.Concat(Root, behind.Root), Folding)
            : throw new ArgumentException("The keys are not all greater.", nameof(behind));
    }

    /// <summary>The changes that lead from an earlier version to this one. What both share costs nothing.</summary>
    /// <param name="maxChanges">How many are of interest: with more, the difference is not complete.</param>
    public KeyDifference Since(KeyIndex earlier, int maxChanges) =>
        new IndexComparison(earlier.Root, Root).Run(maxChanges, Math.Max(MostVisited, maxChanges));

    private static KeyChange[] Sorted(IReadOnlyList<KeyChange> changes)
    {
        int[] order = [.. Enumerable.Range(0, changes.Count)];
        Array.Sort(order, (one, other) =>
            changes[one].Key.CompareTo(changes[other].Key) is var sign && sign != 0 ? sign : one.CompareTo(other));
        var (sorted, count) = (new KeyChange[order.Length], 0);
        foreach (var i in order)
        {
            count += count > 0 && sorted[count - 1].Key == changes[i].Key ? 0 : 1;
            sorted[count - 1] = changes[i];
        }

        return sorted[..count];
    }

    private int Search(ReadOnlySpan<byte> key) => Root?.Search(key) ?? ~0;

    private int StartsUpTo(int level, int rank) => Root?.StartsUpTo(level, rank) ?? 0;
}
