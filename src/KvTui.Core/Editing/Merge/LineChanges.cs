namespace KvTui.Core.Editing.Merge;

/// <summary>
/// What lines of a text were changed to make another one. Of the many ways to tell that, it is the one that git tells by default: lines
/// that stand in one text only, and frequent ones among them, are changed in any case; <see cref="MyersSplit"/> compares the rest; and
/// each change stands as late as it can, but beside a change of the other text if it can be (<see cref="ChangeSlide"/>).
/// </summary>
internal static class LineChanges
{
    public static ImmutableArray<LineChange> Between(LineText old, LineText current)
    {
        var (removed, added) = (new bool[old.Count], new bool[current.Count]);
        var start = old.Numbers.AsSpan().CommonPrefixLength(current.Numbers);
        var end = 0;
        while (end < Math.Min(old.Count, current.Count) - start && old.Numbers[^(end + 1)] == current.Numbers[^(end + 1)])
        {
            end++;
        }

        var keptOld = RareLines.Kept(old.Numbers, current.Numbers, start, old.Count - end, removed);
        var keptNew = RareLines.Kept(current.Numbers, old.Numbers, start, current.Count - end, added);
        MyersSplit.Compare(
            Array.ConvertAll(keptOld, line => old.Numbers[line]),
            Array.ConvertAll(keptNew, line => current.Numbers[line]),
            line => removed[keptOld[line]] = true,
            line => added[keptNew[line]] = true);
        ChangeSlide.Settle(old.Numbers, removed, added);
        ChangeSlide.Settle(current.Numbers, added, removed);
        return Script(removed, added);
    }

    private static ImmutableArray<LineChange> Script(bool[] removed, bool[] added)
    {
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        for (var (i, j) = (0, 0); i < removed.Length || j < added.Length; i++, j++)
        {
            var (start, newStart) = (i, j);
            i = EndOf(removed, i);
            j = EndOf(added, j);
            if (i > start || j > newStart)
            {
                changes.Add(new(start, i - start, newStart, j - newStart));
            }
        }

        return changes.DrainToImmutable();
    }

    private static int EndOf(bool[] changed, int line)
    {
        while (line < changed.Length && changed[line])
        {
            line++;
        }

        return line;
    }
}
