namespace KvTui.Core.Editing.Merge;

/// <summary>Lines that differ between two texts; either count may be 0.</summary>
/// <param name="Start">The first line in the old text.</param>
/// <param name="Count">How many lines of the old text it takes the place of.</param>
/// <param name="NewStart">The first line in the new text.</param>
/// <param name="NewCount">How many lines of the new text it is.</param>
internal readonly record struct LineChange(int Start, int Count, int NewStart, int NewCount)
{
    public int End => Start + Count;

    public int NewEnd => NewStart + NewCount;
}
