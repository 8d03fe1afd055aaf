namespace KvTui.Core.Browse.Rows;

/// <summary>
/// The keys folded into a tree. Only the runs of rows between unfolded prefixes are held, which takes O(log n) for each of those;
/// a row is found in its run, and its key in the index, in O(log n) too, whatever the branches hold.
/// </summary>
public sealed class TreeRows : KeyRows
{
    private readonly EtcdKey[] _unfolded;
    private readonly List<TreeRun> _runs = [];
    private int _next;

    /// <param name="gone">The rank of a key that is gone but has its row nevertheless; -1 for none.</param>
    public TreeRows(KeyIndex keys, EtcdKey root, ImmutableHashSet<EtcdKey> expanded, int gone = -1)
        : base(keys, gone)
    {
        _unfolded = [.. expanded];
        Array.Sort(_unfolded);
        AddRuns(root, Branch(root, 0, 0, keys.Count));
    }

    public override int Count => _runs is [.., var last] ? last.Begin + last.Count : 0;

    public override KeyRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var run = _runs[RunAt(index)];
            return Row(run, index - run.Begin);
        }
    }

    public override int PlaceOf(RowId id)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Row(_runs[middle], 0).Id.CompareTo(id) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : PlaceIn(_runs[low - 1], id);
    }

    /// <summary>The place in a run, whose first row is before the one that is looked for; at most that behind the run.</summary>
    private int PlaceIn(TreeRun run, RowId id)
    {
        // Rows that begin before the rank of the path are before it; of the others only the first can be, or be the row itself.
        var before = Keys.RowsBetween(run.Branch.First, Math.Min(Keys.RankOf(id.Path), run.Branch.End), run.Branch.Level);
        var row = Math.Clamp(before - run.FirstRow, 0, run.Count);
        if (row < run.Count && Row(run, row).Id.CompareTo(id) < 0)
        {
            row++;
        }

        return run.Begin + row;
    }

    private int RunAt(int index)
    {
        var (low, high) = (1, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Begin <= index ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private KeyRow Row(TreeRun run, int place)
    {
        var (branch, row) = (run.Branch, run.FirstRow + place);
        var rank = Keys.RowRank(branch.First, branch.Level, row);
        var key = Keys[rank].Key;
        var length = ChildLength(key, branch);
        if (length < 0)
        {
            return new(key, RowKind.Key, branch.Depth, branch.NameStart, false, rank, rank == Gone ? 0 : 1);
        }

        var end = row + 1 < branch.Rows ? Keys.RowRank(branch.First, branch.Level, row + 1) : branch.End;
        var prefix = length == key.Length ? key : new EtcdKey(key.Span[..length].ToArray());
        var count = end - rank - (Gone >= rank && Gone < end ? 1 : 0);
        return new(prefix, RowKind.Prefix, branch.Depth, branch.NameStart, run.EndsUnfolded && place == run.Count - 1, rank, count);
    }

    private TreeBranch Branch(EtcdKey prefix, int depth, int first, int end)
    {
        var level = Keys.Folding.LevelOf(prefix.Span);
        return new(prefix.Length, level, depth, first, end, Keys.RowsBetween(first, end, level));
    }

    /// <summary>Adds the runs of a branch and of what is unfolded in it; the unfolded prefixes come in the order of their rows.</summary>
    private void AddRuns(EtcdKey prefix, TreeBranch branch)
    {
        var row = 0;
        while (_next < _unfolded.Length && (_unfolded[_next].StartsWith(prefix) || _unfolded[_next] < prefix))
        {
            var child = _unfolded[_next++];
            var (first, end) = IsRowOf(child, prefix, branch) ? Keys.Ranks(KeyRange.Prefix(child)) : default;
            if (first == end)
            {
                continue;
            }

            var last = Keys.RowsBetween(branch.First, first + 1, branch.Level) - 1;
            Add(branch, row, last + 1 - row, true);
            AddRuns(child, Branch(child, branch.Depth + 1, first, end));
            row = last + 1;
        }

        Add(branch, row, branch.Rows - row, false);
    }

    /// <summary>Whether a prefix stands directly below another one, not hidden in one that is folded.</summary>
    private bool IsRowOf(EtcdKey child, EtcdKey prefix, TreeBranch branch) => child.Length > prefix.Length
        && child.StartsWith(prefix)
        && ChildLength(child, branch) == child.Length;

    /// <summary>The length of the prefix that a key is folded into in a branch; -1 if the key is a row itself.</summary>
    private int ChildLength(EtcdKey key, TreeBranch branch) =>
        branch.Level >= KeyFolding.Deepest ? -1 : Keys.Folding.ChildLength(key.Span, branch.NameStart);

    private void Add(TreeBranch branch, int firstRow, int count, bool endsUnfolded)
    {
        if (count > 0)
        {
            _runs.Add(new(branch, Count, firstRow, count, endsUnfolded));
        }
    }
}

/// <summary>Rows of one branch that follow each other on the screen.</summary>
/// <param name="Begin">The place of the first of them.</param>
/// <param name="FirstRow">Which row of its branch that is.</param>
/// <param name="Count">How many there are, at least one.</param>
/// <param name="EndsUnfolded">Whether the last of them is unfolded, so that the run behind is what is in it.</param>
internal readonly record struct TreeRun(TreeBranch Branch, int Begin, int FirstRow, int Count, bool EndsUnfolded);

/// <summary>A prefix that is unfolded, or the root.</summary>
/// <param name="NameStart">The length of the prefix, behind which the names of its rows begin.</param>
/// <param name="Level">How many separators it has; one at the very start is not counted.</param>
/// <param name="Depth">How deep its rows are indented.</param>
/// <param name="First">The rank of its first key.</param>
/// <param name="End">The rank behind its last key.</param>
/// <param name="Rows">How many rows stand directly below it.</param>
internal readonly record struct TreeBranch(int NameStart, int Level, int Depth, int First, int End, int Rows);
