namespace KvTui.Core.Keyspace.Pages;

/// <summary>An immutable part of the index: a run of keys in ascending order, at least one.</summary>
/// <param name="height">How many nodes lie between it and its pages; 0 for a page.</param>
/// <param name="levelCount">The deepest level at which two neighbours in it part: from there on each key begins a row.</param>
/// <param name="folding">What the levels are those of.</param>
internal abstract class KeyNode(int count, int height, int levelCount, KeyFolding folding)
{
    public int Count { get; } = count;

    public int Height { get; } = height;

    public int LevelCount { get; } = levelCount;

    public KeyFolding Folding { get; } = folding;

    public abstract ReadOnlySpan<byte> FirstKey { get; }

    public abstract ReadOnlySpan<byte> LastKey { get; }

    /// <summary>The page with a rank, and the rank in that page.</summary>
    public abstract (IndexPage Page, int Rank) PageAt(int rank);

    /// <summary>The rank of a key; the complement of the rank where it would be if it is not there.</summary>
    public abstract int Search(ReadOnlySpan<byte> key);

    /// <summary>How many keys begin a row at a level, not counting the first of the node.</summary>
    public abstract int Starts(int level);

    /// <summary>How many keys begin a row at a level, from the second of the node up to that of a rank.</summary>
    public abstract int StartsUpTo(int level, int rank);

    /// <summary>The rank of the key that begins a row as the so many-th, without the first of the node; there must be so many.</summary>
    public abstract int RankOfStart(int level, int ordinal);
}
