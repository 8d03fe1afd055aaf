namespace KvTui.Core.Scans.Usage;

/// <summary>A prefix or a key, and what it takes with all below it.</summary>
/// <param name="Path">The prefix, which ends with its separator; or the key.</param>
/// <param name="NameStart">Where its own name begins in the path.</param>
/// <param name="Children">Those that are told apart, in no order that matters.</param>
/// <param name="Other">The keys below it that are in none of the children.</param>
public sealed record UsageNode(
    EtcdKey Path, int NameStart, bool IsKey, UsageFigures Figures, ImmutableArray<UsageNode> Children, UsageFigures Other)
{
    /// <summary>How many nodes this is, with all below it.</summary>
    public int Size { get; } = 1 + Children.Sum(static child => child.Size);

    /// <summary>The node of a prefix at or below this one; null if there is none.</summary>
    public UsageNode? Find(EtcdKey path)
    {
        var node = this;
        while (node is not null && node.Path != path)
        {
            node = node.Children.FirstOrDefault(child => !child.IsKey && path.StartsWith(child.Path));
        }

        return node;
    }
}
