namespace KvTui.Core.Scans.Usage;

/// <summary>
/// Adds keys up by prefix as they come, in ascending order: only the branch that the last key is on is open, all before it is finished
/// and never changes, so that a snapshot costs no more than the open branch is wide. Memory is bounded by the limits.
/// </summary>
public sealed class UsageTree
{
    /// <summary>The fewest children of a prefix that are worth keeping before levels are given up.</summary>
    private const int NarrowestWidth = 16;

    private readonly List<UsageBranch> _open;
    private readonly UsageLimits _limits;
    private readonly bool _tellsKeysApart;
    private readonly KeyFolding _folding;
    private int _width;
    private int _depth;
    private int _nodes;

    /// <summary>An empty tree of the keys with a prefix.</summary>
    /// <param name="tellsKeysApart">Whether keys get nodes of their own; pointless where values are not read.</param>
    public UsageTree(EtcdKey prefix, bool tellsKeysApart = true, UsageLimits? limits = null, KeyFolding folding = default)
    {
        _open = [new(prefix, folding.NameStart(prefix.Span))];
        _limits = limits ?? UsageLimits.Default;
        (_tellsKeysApart, _folding) = (tellsKeysApart, folding);
        (_width, _depth) = (_limits.Width, _limits.Depth);
    }

    /// <summary>Adds a key that has the prefix and is greater than all before it.</summary>
    public void Add(EtcdKey key, long valueBytes, long version)
    {
        while (_open.Count > 1 && !key.StartsWith(_open[^1].Path))
        {
            Close();
        }

        var length = _folding.ChildLength(key.Span, _open[^1].Path.Length);
        while (length >= 0 && _open.Count <= _depth)
        {
            _open.Add(new(new(key.Span[..length].ToArray()), ChildNameStart()));
            length = _folding.ChildLength(key.Span, length);
        }

        var figures = new UsageFigures(1, key.Length, valueBytes, version);
        if (length >= 0 || !_tellsKeysApart || _open.Count > _depth)
        {
            _open[^1].AddOther(figures);
            return;
        }

        Keep(_open[^1], new(key, ChildNameStart(), true, figures, [], default));
    }

    /// <summary>All that was added so far.</summary>
    public UsageNode Snapshot()
    {
        UsageNode? below = null;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            below = _open[i].ToNode(below);
        }

        return below!;
    }

    private int ChildNameStart() => _open.Count == 1 ? _open[0].NameStart : _open[^1].Path.Length;

    private void Close()
    {
        var closed = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _nodes -= closed.Narrow(_width);
        Keep(_open[^1], closed.ToNode(null));
    }

    private void Keep(UsageBranch parent, UsageNode node)
    {
        parent.Add(node);
        _nodes++;
        var width = _open.Count == 1 ? _limits.TopWidth : _width;
        if (parent.Children > 2 * width)
        {
            _nodes -= parent.Narrow(width);
        }

        while (_nodes > _limits.Nodes && (_width > NarrowestWidth || _depth > 1))
        {
            Prune();
        }
    }

    /// <summary>Tells less apart from now on, and of what there is: first narrower, then less deep.</summary>
    private void Prune()
    {
        if (_width > NarrowestWidth)
        {
            _width = Math.Max(NarrowestWidth, _width / 4);
        }
        else
        {
            _depth = Math.Max(1, Math.Min(_depth, _open.Select((branch, i) => i + branch.Height).Max()) - 1);
        }

        _nodes = 0;
        for (var i = 0; i < _open.Count; i++)
        {
            _open[i].Trim(i == 0 ? _limits.TopWidth : _width, _width, _depth - i);
            _nodes += _open[i].Size;
        }

        while (_open.Count > _depth + 1)
        {
            var deep = _open[^1].ToNode(null);
            _open.RemoveAt(_open.Count - 1);
            _nodes -= deep.Size - 1;
            _open[^1].AddOther(deep.Figures);
        }
    }
}

/// <summary>How much of a keyspace is told apart, so that memory is bounded whatever the keyspace is.</summary>
/// <param name="Nodes">The most nodes; beyond it, narrower and less deep.</param>
/// <param name="TopWidth">The most children of the prefix asked for.</param>
/// <param name="Width">The most children of each prefix below it.</param>
/// <param name="Depth">How many levels there are at the most.</param>
public readonly record struct UsageLimits(int Nodes, int TopWidth, int Width, int Depth)
{
    /// <summary>50 000 nodes, 20 000 of them at the top, 1 000 children of each other prefix, 32 levels.</summary>
    public static UsageLimits Default { get; } = new(50_000, 20_000, 1_000, 32);
}
