namespace KvTui.Core.Keyspace.Pages;

/// <summary>An inner node of the index: nodes of one height, one behind the other, and what finds a rank, a key or a row in them.</summary>
internal sealed class KeyBranch : KeyNode
{
    public const int MaxChildren = 64;

    private readonly KeyNode[] _children;
    private readonly int[] _begins;

    /// <summary>For each level, the rows that begin before or with each child, without the node's first key; and all of them.</summary>
    private readonly int[] _starts;

    /// <param name="children">1 to <see cref="MaxChildren"/> nodes of one height, in ascending order; taken over.</param>
    public KeyBranch(KeyNode[] children)
        : this(children, Partings(children))
    {
    }

    private KeyBranch(KeyNode[] children, byte[] partings)
        : base(Total(children), children[0].Height + 1, DeepestOf(children, partings), children[0].Folding)
    {
        (_children, _begins) = (children, new int[children.Length]);
        for (var i = 1; i < children.Length; i++)
        {
            _begins[i] = _begins[i - 1] + children[i - 1].Count;
        }

        var width = children.Length + 1;
        _starts = new int[LevelCount * width];
        for (var level = 0; level < LevelCount; level++)
        {
            CountStarts(level, partings, _starts.AsSpan(level * width, width));
        }
    }

    public ReadOnlySpan<KeyNode> Children => _children;

    public override ReadOnlySpan<byte> FirstKey => _children[0].FirstKey;

    public override ReadOnlySpan<byte> LastKey => _children[^1].LastKey;

    public override (IndexPage Page, int Rank) PageAt(int rank)
    {
        var child = ChildAt(rank);
        return _children[child].PageAt(rank - _begins[child]);
    }

    /// <summary>The child with a rank.</summary>
    public int ChildAt(int rank) => LastAtMost(_begins, rank);

    /// <summary>The rank of a child's first key.</summary>
    public int BeginOf(int child) => _begins[child];

    public override int Search(ReadOnlySpan<byte> key)
    {
        var (low, high) = (1, _children.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _children[middle].FirstKey.SequenceCompareTo(key) <= 0 ? (middle + 1, high) : (low, middle);
        }

        var found = _children[low - 1].Search(key);
        return found < 0 ? ~(~found + _begins[low - 1]) : found + _begins[low - 1];
    }

    public override int Starts(int level) => level < LevelCount ? StartsOf(level)[^1] : Count - 1;

    public override int StartsUpTo(int level, int rank)
    {
        if (level >= LevelCount)
        {
            return rank;
        }

        var child = ChildAt(rank);
        return StartsOf(level)[child] + _children[child].StartsUpTo(level, rank - _begins[child]);
    }

    public override int RankOfStart(int level, int ordinal)
    {
        if (level >= LevelCount)
        {
            return ordinal;
        }

        var starts = StartsOf(level);
        var child = ordinal == 0 ? 0 : LastAtMost(starts[..^1], ordinal - 1);
        var rest = ordinal - starts[child];
        return rest <= _children[child].Starts(level)
            ? _begins[child] + _children[child].RankOfStart(level, rest)
            : _begins[child + 1];
    }

    private static byte[] Partings(KeyNode[] children)
    {
        var partings = new byte[children.Length];
        for (var i = 1; i < children.Length; i++)
        {
            partings[i] = (byte)children[0].Folding.LevelBetween(children[i - 1].LastKey, children[i].FirstKey);
        }

        return partings;
    }

    private static int Total(KeyNode[] children)
    {
        var total = 0;
        foreach (var child in children)
        {
            total += child.Count;
        }

        return total;
    }

    private static int DeepestOf(KeyNode[] children, byte[] partings)
    {
        var deepest = 0;
        for (var i = 0; i < children.Length; i++)
        {
            deepest = Math.Max(deepest, Math.Max(partings[i], children[i].LevelCount));
        }

        return deepest;
    }

    /// <summary>The last of ascending numbers that is not greater; the first of them must not be.</summary>
    private static int LastAtMost(ReadOnlySpan<int> numbers, int number)
    {
        var (low, high) = (1, numbers.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = numbers[middle] <= number ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private void CountStarts(int level, byte[] partings, Span<int> starts)
    {
        var total = 0;
        for (var i = 0; i < _children.Length; i++)
        {
            total += i > 0 && partings[i] <= level ? 1 : 0;
            starts[i] = total;
            total += _children[i].Starts(level);
        }

        starts[^1] = total;
    }

    private ReadOnlySpan<int> StartsOf(int level) => _starts.AsSpan(level * (_children.Length + 1), _children.Length + 1);
}
