using System.Runtime.InteropServices;

namespace KvTui.Core.Keyspace.Pages;

/// <summary>Cuts the tree of nodes and puts it together; all that is not at a seam is shared.</summary>
internal static class KeyTree
{
    /// <summary>Pages below this are joined with a small neighbour, and then still have room.</summary>
    private const int SmallEntries = 160;
    private const int SmallBytes = 3 * 1024;
    private const int SmallChildren = 40;

    /// <summary>The tree of nodes of one height; null if there are none.</summary>
    public static KeyNode? Of(List<KeyNode> nodes)
    {
        while (nodes.Count > 1)
        {
            var above = new List<KeyNode>((nodes.Count / KeyBranch.MaxChildren) + 1);
            Group(CollectionsMarshal.AsSpan(nodes), above);
            nodes = above;
        }

        return nodes.Count == 0 ? null : Lowered(nodes[0]);
    }

    /// <summary>Adds branches for nodes of one height, about equally full.</summary>
    public static void Group(ReadOnlySpan<KeyNode> nodes, List<KeyNode> branches)
    {
        for (var left = (nodes.Length + KeyBranch.MaxChildren - 1) / KeyBranch.MaxChildren; left > 0; left--)
        {
            var size = (nodes.Length + left - 1) / left;
            branches.Add(new KeyBranch(nodes[..size].ToArray()));
            nodes = nodes[size..];
        }
    }

    /// <summary>Two neighbours of one height as one node, if both are small; else null.</summary>
    public static KeyNode? Merged(KeyNode left, KeyNode right) => (left, right) switch
    {
        (IndexPage one, IndexPage other) when one.Count + other.Count <= SmallEntries && one.EntryBytes + other.EntryBytes <= SmallBytes
            => Merged(one, other),
        (KeyBranch one, KeyBranch other) when one.Height == other.Height && one.Children.Length + other.Children.Length <= SmallChildren
            => new KeyBranch([.. one.Children, .. other.Children]),
        _ => null,
    };

    /// <summary>The keys of one tree and behind them those of another.</summary>
    public static KeyNode? Concat(KeyNode? left, KeyNode? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var nodes = new List<KeyNode>(2);
        Join(left, right, nodes);
        return Of(nodes);
    }

    /// <summary>The keys before a rank, and the rest.</summary>
    public static (KeyNode? Before, KeyNode? Behind) Split(KeyNode? node, int rank)
    {
        if (node is null || rank <= 0)
        {
            return (null, node);
        }

        if (rank >= node.Count)
        {
            return (node, null);
        }

        if (node is not KeyBranch branch)
        {
            return (Part((IndexPage)node, 0, rank), Part((IndexPage)node, rank, node.Count));
        }

        var child = branch.ChildAt(rank);
        var (before, behind) = Split(branch.Children[child], rank - branch.BeginOf(child));
        return (Concat(Tree(branch.Children[..child]), before), Concat(behind, Tree(branch.Children[(child + 1)..])));
    }

    private static KeyNode? Tree(ReadOnlySpan<KeyNode> nodes) => nodes.Length switch
    {
        0 => null,
        1 => Lowered(nodes[0]),
        _ => new KeyBranch(nodes.ToArray()),
    };

    /// <summary>The node without branches of one child above it.</summary>
    private static KeyNode Lowered(KeyNode node)
    {
        while (node is KeyBranch { Children.Length: 1 } branch)
        {
            node = branch.Children[0];
        }

        return node;
    }

    /// <summary>Adds one or two nodes of the greater height of two trees, with the keys of both.</summary>
    private static void Join(KeyNode left, KeyNode right, List<KeyNode> nodes)
    {
        if (left.Height == right.Height)
        {
            nodes.AddRange(Merged(left, right) is { } merged ? [merged] : [left, right]);
            return;
        }

        var children = new List<KeyNode>(KeyBranch.MaxChildren + 1);
        if (left.Height > right.Height)
        {
            var above = ((KeyBranch)left).Children;
            children.AddRange(above[..^1]);
            Join(above[^1], right, children);
        }
        else
        {
            var above = ((KeyBranch)right).Children;
            Join(left, above[0], children);
            children.AddRange(above[1..]);
        }

        Group(CollectionsMarshal.AsSpan(children), nodes);
    }

    private static IndexPage Merged(IndexPage left, IndexPage right)
    {
        var (writer, reader) = (new PageWriter(left.Folding), new PageReader());
        Copy(left, 0, left.Count, reader, writer);
        Copy(right, 0, right.Count, reader, writer);
        return writer.ToPage();
    }

    private static IndexPage Part(IndexPage page, int first, int end)
    {
        var writer = new PageWriter(page.Folding);
        Copy(page, first, end, new(), writer);
        return writer.ToPage();
    }

    private static void Copy(IndexPage page, int first, int end, PageReader reader, PageWriter writer)
    {
        reader.Open(page, first);
        for (var rank = first; rank < end && reader.Next(); rank++)
        {
            writer.Add(reader.Key, reader.Record);
        }
    }
}
