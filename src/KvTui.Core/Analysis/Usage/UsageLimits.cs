namespace KvTui.Core.Analysis.Usage;

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
