using KvTui.Core.Browse.Order;

namespace KvTui.Core.Browse.Rows;

/// <summary>
/// The keys folded into a tree. Only the runs of rows between unfolded prefixes are held, which takes O(log n) for each of those;
/// a row is found in its run, and its key in the index, in O(log n) too, whatever the branches hold. In another order than that of their
/// keys, the rows of each branch are sorted, and those of what is unfolded follow their own.
/// </summary>
public sealed class TreeRows : KeyRows
{
    private readonly EtcdKey[] _unfolded;
    private readonly List<TreeRun> _runs = [];
    private readonly SortedKeys? _sorted;

    /// <param name="gone">The rank of a key that is gone but has its row nevertheless; -1 for none.</param>
    /// <param name="sorted">The order of the rows, of these very keys; null for that of the keys.</param>
    /// <param name="isFlat">Whether nothing is folded: each key is a row.</param>
    public TreeRows(
        KeyIndex keys, EtcdKey root, ImmutableHashSet<EtcdKey> expanded, int gone = -1, SortedKeys? sorted = null, bool isFlat = false)
        : base(keys, gone)
    {
        _sorted = sorted;
        _unfolded = isFlat ? [] : [.. expanded];
        Array.Sort(_unfolded);
        AddRuns(root, Branch(root, isFlat ? KeyFolding.Deepest : keys.Folding.LevelOf(root.Span), 0, 0, keys.Count), 0, _unfolded.Length);
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
        if (_sorted is not null)
        {
            return _runs.Count == 0 ? 0 : PlaceBelow(_runs[0].Branch, id);
        }

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

    /// <summary>The place of a row at any depth of a branch; if it is not there, of the row that hides it, or of one beside it.</summary>
    private int PlaceBelow(TreeBranch branch, RowId id)
    {
        // The row that begins with the rank of the path can be the row itself, or a prefix that it is below; so can the one before it.
        var next = Keys.RowsBetween(branch.First, Math.Clamp(Keys.RankOf(id.Path), branch.First, branch.End), branch.Level);
        for (var row = Math.Min(next, branch.Rows - 1); row >= Math.Max(0, next - 1); row--)
        {
            var found = Row(branch, row, false);
            if (found.Id == id)
            {
                return PlaceIn(branch, row);
            }

            if (found.Kind == RowKind.Prefix && id.Path.StartsWith(found.Path))
            {
                var child = BranchOf(found);
                return child.Rows > 0 ? PlaceBelow(child, id) : PlaceIn(branch, row);
            }
        }

        return PlaceIn(branch, Math.Min(next, branch.Rows - 1));
    }

    /// <summary>The place of a row, counted in the order of keys, of a branch that is shown.</summary>
    private int PlaceIn(TreeBranch branch, int row)
    {
        var place = branch.Order?.PlaceOf(row) ?? row;
        var run = _runs.Find(run => run.Branch == branch && place >= run.FirstRow && place < run.FirstRow + run.Count);
        return run.Begin + place - run.FirstRow;
    }

    /// <summary>The branch of an unfolded prefix; the default if it is folded.</summary>
    private TreeBranch BranchOf(KeyRow prefix) =>
        _runs.Find(run => run.Branch.First == prefix.Rank && run.Branch.NameStart == prefix.Path.Length).Branch;

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
        var at = run.FirstRow + place;
        return Row(run.Branch, run.Branch.Order?.RowAt(at) ?? at, run.EndsUnfolded && place == run.Count - 1);
    }

    /// <summary>A row of a branch, counted in the order of keys.</summary>
    private KeyRow Row(TreeBranch branch, int row, bool isUnfolded)
    {
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
        return new(prefix, RowKind.Prefix, branch.Depth, branch.NameStart, isUnfolded, rank, count) { Total = branch.Order?.TotalOf(row) };
    }

    private TreeBranch Branch(EtcdKey prefix, int level, int depth, int first, int end)
    {
        var rows = Keys.RowsBetween(first, end, level);
        return new(prefix.Length, level, depth, first, end, rows, _sorted?.Below(prefix.Length, level, first, end, rows));
    }

    /// <summary>Adds the runs of a branch and of what is unfolded in it.</summary>
    /// <param name="begin">The first of the unfolded prefixes that may be below this one.</param>
    /// <param name="end">The one behind the last.</param>
    private void AddRuns(EtcdKey prefix, TreeBranch branch, int begin, int end)
    {
        var place = 0;
        foreach (var child in ChildrenOf(prefix, branch, begin, end))
        {
            Add(branch, place, child.Place + 1 - place, true);
            var unfolded = _unfolded[child.Unfolded];
            var level = Keys.Folding.LevelOf(unfolded.Span);
            AddRuns(unfolded, Branch(unfolded, level, branch.Depth + 1, child.First, child.End), child.Unfolded + 1, child.UnfoldedEnd);
            place = child.Place + 1;
        }

        Add(branch, place, branch.Rows - place, false);
    }

    /// <summary>The unfolded rows of a branch in the order of their places.</summary>
    private List<TreeChild> ChildrenOf(EtcdKey prefix, TreeBranch branch, int begin, int end)
    {
        var children = new List<TreeChild>();
        for (var i = begin; i < end;)
        {
            var child = _unfolded[i];
            var (first, behind) = IsRowOf(child, prefix, branch) ? Keys.Ranks(KeyRange.Prefix(child)) : default;
            if (first == behind)
            {
                i++;
                continue;
            }

            var row = Keys.RowsBetween(branch.First, first + 1, branch.Level) - 1;
            var next = i + 1;
            while (next < end && _unfolded[next].StartsWith(child))
            {
                next++;
            }

            children.Add(new(branch.Order?.PlaceOf(row) ?? row, first, behind, i, next));
            i = next;
        }

        if (branch.Order is not null)
        {
            children.Sort(static (one, other) => one.Place.CompareTo(other.Place));
        }

        return children;
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
/// <param name="FirstRow">At which place of its branch that is.</param>
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
/// <param name="Order">Their order; null for that of their keys.</param>
internal readonly record struct TreeBranch(int NameStart, int Level, int Depth, int First, int End, int Rows, RowOrder? Order);

/// <summary>A prefix that is unfolded in a branch.</summary>
/// <param name="Place">The place of its row in the branch.</param>
/// <param name="First">The rank of its first key.</param>
/// <param name="End">The rank behind its last key.</param>
/// <param name="Unfolded">Its place among all unfolded prefixes; those below it follow.</param>
/// <param name="UnfoldedEnd">The place behind the last of these.</param>
internal readonly record struct TreeChild(int Place, int First, int End, int Unfolded, int UnfoldedEnd);
