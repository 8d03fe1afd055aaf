namespace KvTui.Core.Editing.Ropes;

/// <summary>What a tree node knows of its text.</summary>
/// <param name="Length">UTF-16 units.</param>
/// <param name="LineEnds">Line feeds.</param>
/// <param name="Tail">The columns after the last line feed.</param>
internal readonly record struct RopeMetrics(int Length, int LineEnds, ColumnSpan Tail)
{
    public RopeMetrics Then(in RopeMetrics next, int tabWidth) => new(
        Length + next.Length, LineEnds + next.LineEnds, next.LineEnds > 0 ? next.Tail : Tail.Then(next.Tail, tabWidth));
}
