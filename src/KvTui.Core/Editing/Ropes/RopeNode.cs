namespace KvTui.Core.Editing.Ropes;

/// <summary>A node of the tree: a leaf with text, or a branch whose halves differ by at most one in height (an AVL tree).</summary>
internal sealed class RopeNode
{
    private readonly RopeNode? _left;
    private readonly RopeNode? _right;
    private readonly RopeMetrics _metrics;

    public RopeNode(string text, int tabWidth)
    {
        (Text, TabWidth) = (text, tabWidth);
        _metrics = TextLook.Measure(text, tabWidth);
    }

    private RopeNode(RopeNode left, RopeNode right)
    {
        (_left, _right, TabWidth) = (left, right, left.TabWidth);
        Height = Math.Max(left.Height, right.Height) + 1;
        _metrics = left._metrics.Then(right._metrics, TabWidth);
    }

    /// <summary>A leaf's text; null for a branch.</summary>
    public string? Text { get; }

    public RopeNode Left => _left!;

    public RopeNode Right => _right!;

    public ref readonly RopeMetrics Metrics => ref _metrics;

    public int Length => _metrics.Length;

    public int TabWidth { get; }

    private int Height { get; }

    /// <summary>Both texts, one after the other; the cost is the difference in height.</summary>
    public static RopeNode? Concat(RopeNode? left, RopeNode? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        if (left.Height > right.Height + 1)
        {
            return Balance(left.Left, Concat(left.Right, right)!);
        }

        return right.Height > left.Height + 1 ? Balance(Concat(left, right.Left)!, right.Right) : Branch(left, right);
    }

    /// <summary>The text before an offset, which is a boundary between leaves.</summary>
    public static RopeNode? Before(RopeNode? node, int offset)
    {
        if (node is null || offset <= 0)
        {
            return null;
        }

        if (offset >= node.Length)
        {
            return node;
        }

        return offset <= node.Left.Length
            ? Before(node.Left, offset)
            : Concat(node.Left, Before(node.Right, offset - node.Left.Length));
    }

    /// <summary>The text after an offset, which is a boundary between leaves.</summary>
    public static RopeNode? After(RopeNode? node, int offset)
    {
        if (node is null || offset >= node.Length)
        {
            return null;
        }

        if (offset <= 0)
        {
            return node;
        }

        return offset >= node.Left.Length
            ? After(node.Right, offset - node.Left.Length)
            : Concat(After(node.Left, offset), node.Right);
    }

    private static RopeNode Balance(RopeNode left, RopeNode right)
    {
        if (left.Height > right.Height + 1)
        {
            return left.Left.Height >= left.Right.Height
                ? Branch(left.Left, Branch(left.Right, right))
                : Branch(Branch(left.Left, left.Right.Left), Branch(left.Right.Right, right));
        }

        if (right.Height > left.Height + 1)
        {
            return right.Right.Height >= right.Left.Height
                ? Branch(Branch(left, right.Left), right.Right)
                : Branch(Branch(left, right.Left.Left), Branch(right.Left.Right, right.Right));
        }

        return Branch(left, right);
    }

    private static RopeNode Branch(RopeNode left, RopeNode right) => new(left, right);
}

/// <summary>What a tree node knows of its text.</summary>
/// <param name="Length">UTF-16 units.</param>
/// <param name="LineEnds">Line feeds.</param>
/// <param name="Tail">The columns after the last line feed.</param>
/// <param name="Bytes">Bytes in UTF-8.</param>
internal readonly record struct RopeMetrics(int Length, int LineEnds, ColumnSpan Tail, int Bytes)
{
    public RopeMetrics Then(in RopeMetrics next, int tabWidth) => new(
        Length + next.Length,
        LineEnds + next.LineEnds,
        next.LineEnds > 0 ? next.Tail : Tail.Then(next.Tail, tabWidth),
        Bytes + next.Bytes);
}
