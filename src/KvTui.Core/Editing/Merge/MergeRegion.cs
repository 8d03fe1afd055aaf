namespace KvTui.Core.Editing.Merge;

/// <summary>A part of three texts that at least one side has changed.</summary>
/// <param name="Side">Who has changed it; both where their changes are not the same.</param>
internal readonly record struct MergeRegion(MergeSide Side, LineSpan Before, LineSpan Mine, LineSpan Theirs)
{
    public bool IsConflict => Side == MergeSide.Both;

    /// <summary>Whether no line of a side stands between this region and one behind it.</summary>
    public bool Touches(in MergeRegion next) => next.Mine.Start <= Mine.End || next.Theirs.Start <= Theirs.End;

    /// <summary>This region and one behind it as one.</summary>
    public MergeRegion With(in MergeRegion next) => new(
        Side == next.Side ? Side : MergeSide.Both,
        Before with { End = next.Before.End },
        Mine with { End = next.Mine.End },
        Theirs with { End = next.Theirs.End });
}

/// <summary>Lines of a text, from one on and up to before another one.</summary>
internal readonly record struct LineSpan(int Start, int End)
{
    public LineSpan Shifted(int lines) => new(Start + lines, End + lines);
}
