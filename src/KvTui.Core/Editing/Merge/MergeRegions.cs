namespace KvTui.Core.Editing.Merge;

/// <summary>Brings the changes of two sides together.</summary>
internal static class MergeRegions
{
    /// <param name="mineGrown">How many lines more mine has than the text before.</param>
    /// <param name="theirsGrown">How many lines more theirs has.</param>
    public static List<MergeRegion> Of(
        ImmutableArray<LineChange> mine, ImmutableArray<LineChange> theirs, int mineGrown, int theirsGrown)
    {
        var regions = new List<MergeRegion>();
        for (var (i, j) = (0, 0); i < mine.Length || j < theirs.Length;)
        {
            if (j == theirs.Length || (i < mine.Length && mine[i].End < theirs[j].Start))
            {
                // Between two changes, lines of a text stand as far apart from those of the one before as at the next change.
                var shift = j == theirs.Length ? theirsGrown : theirs[j].NewStart - theirs[j].Start;
                Add(regions, new(MergeSide.Mine, Old(mine[i]), New(mine[i]), Old(mine[i]).Shifted(shift)));
                i++;
            }
            else if (i == mine.Length || theirs[j].End < mine[i].Start)
            {
                var shift = i == mine.Length ? mineGrown : mine[i].NewStart - mine[i].Start;
                Add(regions, new(MergeSide.Theirs, Old(theirs[j]), Old(theirs[j]).Shifted(shift), New(theirs[j])));
                j++;
            }
            else
            {
                var (own, other) = (mine[i], theirs[j]);
                Add(regions, Both(own, other));
                i += own.End <= other.End ? 1 : 0;
                j += other.End <= own.End ? 1 : 0;
            }
        }

        return regions;
    }

    private static void Add(List<MergeRegion> regions, MergeRegion region)
    {
        if (regions is [.., var last] && last.Touches(region))
        {
            regions[^1] = last.With(region);
        }
        else
        {
            regions.Add(region);
        }
    }

    /// <summary>The region of two changes that overlap or touch.</summary>
    private static MergeRegion Both(LineChange mine, LineChange theirs)
    {
        var before = new LineSpan(Math.Min(mine.Start, theirs.Start), Math.Max(mine.End, theirs.End));
        return new(MergeSide.Both, before, Covering(mine, before), Covering(theirs, before));
    }

    private static LineSpan Covering(LineChange change, LineSpan before) =>
        new(change.NewStart - (change.Start - before.Start), change.NewEnd + (before.End - change.End));

    private static LineSpan Old(LineChange change) => new(change.Start, change.End);

    private static LineSpan New(LineChange change) => new(change.NewStart, change.NewEnd);
}
