namespace KvTui.Core.State.Rows;

/// <summary>Rows of one branch that follow each other on the screen.</summary>
/// <param name="Begin">The place of the first of them.</param>
/// <param name="FirstRow">Which row of its branch that is.</param>
/// <param name="Count">How many there are, at least one.</param>
/// <param name="EndsUnfolded">Whether the last of them is unfolded, so that the run behind is what is in it.</param>
internal readonly record struct TreeRun(TreeBranch Branch, int Begin, int FirstRow, int Count, bool EndsUnfolded);
