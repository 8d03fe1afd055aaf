namespace KvTui.Core.State.Rows;

/// <summary>A prefix that is unfolded, or the root.</summary>
/// <param name="NameStart">The length of the prefix, behind which the names of its rows begin.</param>
/// <param name="Level">How many separators it has; one at the very start is not counted.</param>
/// <param name="Depth">How deep its rows are indented.</param>
/// <param name="First">The rank of its first key.</param>
/// <param name="End">The rank behind its last key.</param>
/// <param name="Rows">How many rows stand directly below it.</param>
internal readonly record struct TreeBranch(int NameStart, int Level, int Depth, int First, int End, int Rows);
