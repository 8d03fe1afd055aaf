namespace KvTui.Core.Scans.Usage;

/// <summary>A prefix whose keys still come.</summary>
internal sealed class UsageBranch(EtcdKey path, int nameStart)
{
    private List<UsageNode> _children = [];
    private UsageFigures _figures;
    private UsageFigures _other;

    public EtcdKey Path => path;

    public int NameStart => nameStart;

    public int Children => _children.Count;

    /// <summary>How many finished nodes it holds.</summary>
    public int Size => _children.Sum(static child => child.Size);

    /// <summary>How many levels of finished nodes it holds.</summary>
    public int Height => _children.Count == 0 ? 0 : _children.Max(HeightOf);

    public void Add(UsageNode child)
    {
        _children.Add(child);
        _figures += child.Figures;
    }

    public void AddOther(UsageFigures figures)
    {
        _other += figures;
        _figures += figures;
    }

    /// <summary>Keeps the largest children and tells the rest apart no more; returns how many nodes are gone.</summary>
    public int Narrow(int width)
    {
        if (_children.Count <= width)
        {
            return 0;
        }

        var before = Size;
        (_children, var rest) = Largest(_children, width);
        _other += rest;
        return before - Size;
    }

    /// <summary>Keeps the largest children, of them the largest, and so on for some levels.</summary>
    public void Trim(int width, int widthBelow, int levels)
    {
        (var kept, var rest) = Largest(_children, levels > 0 ? width : 0);
        _other += rest;
        _children = kept.ConvertAll(child => Trimmed(child, widthBelow, levels - 1));
    }

    /// <summary>The node as far as its keys have come.</summary>
    /// <param name="open">The child whose keys still come; null if there is none.</param>
    public UsageNode ToNode(UsageNode? open) => open is null
        ? new(path, nameStart, false, _figures, [.. _children], _other)
        : new(path, nameStart, false, _figures + open.Figures, [.. _children, open], _other);

    private static UsageNode Trimmed(UsageNode node, int width, int levels)
    {
        if (node.Children.IsEmpty)
        {
            return node;
        }

        var (kept, rest) = Largest([.. node.Children], levels > 0 ? width : 0);
        var children = kept.Select(child => Trimmed(child, width, levels - 1));
        return new(node.Path, node.NameStart, node.IsKey, node.Figures, [.. children], node.Other + rest);
    }

    private static (List<UsageNode> Kept, UsageFigures Left) Largest(List<UsageNode> nodes, int width)
    {
        if (nodes.Count <= width)
        {
            return (nodes, default);
        }

        var sorted = nodes.OrderByDescending(static node => node.Figures.Bytes).ToList();
        return (sorted[..width], sorted[width..].Aggregate(default(UsageFigures), static (rest, node) => rest + node.Figures));
    }

    private static int HeightOf(UsageNode node) => 1 + (node.Children.IsEmpty ? 0 : node.Children.Max(HeightOf));
}
