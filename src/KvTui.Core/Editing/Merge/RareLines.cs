namespace KvTui.Core.Editing.Merge;

/// <summary>Leaves out lines that say nothing of how two texts belong together, as git does before it compares them.</summary>
internal static class RareLines
{
    /// <summary>How often a line is in the other text at most to be rare, however long that is.</summary>
    private const int MostOften = 1024;

    /// <summary>How many lines around a frequent one are looked at, on each side.</summary>
    private const int Around = 100;

    /// <summary>A frequent line is left out where less than one in so many around it is one.</summary>
    private const int Share = 4;

    private enum Occurrence : byte
    {
        Nowhere,
        Rare,
        Frequent,
    }

    /// <summary>The lines of a part of a text that are to be compared; all others of it are marked as changed.</summary>
    public static int[] Kept(int[] lines, int[] others, int start, int end, bool[] changed)
    {
        var counts = Counts(others, start == end ? -1 : lines.Max());
        var often = Math.Min(MyersSplit.RoughRoot(lines.Length), MostOften);
        var occurrences = new Occurrence[lines.Length];
        for (var line = start; line < end; line++)
        {
            var count = counts[lines[line]];
            occurrences[line] = count == 0 ? Occurrence.Nowhere : count >= often ? Occurrence.Frequent : Occurrence.Rare;
        }

        var kept = new List<int>(end - start);
        for (var line = start; line < end; line++)
        {
            changed[line] = occurrences[line] == Occurrence.Nowhere
                || (occurrences[line] == Occurrence.Frequent && IsAmongUnique(occurrences.AsSpan(start, end - start), line - start));
            if (!changed[line])
            {
                kept.Add(line);
            }
        }

        return [.. kept];
    }

    private static int[] Counts(int[] lines, int greatest)
    {
        var counts = new int[Math.Max(greatest, lines.Length == 0 ? -1 : lines.Max()) + 1];
        foreach (var line in lines)
        {
            counts[line]++;
        }

        return counts;
    }

    /// <summary>Whether a frequent line stands in a run of mostly such lines as are nowhere in the other text, on both sides.</summary>
    private static bool IsAmongUnique(ReadOnlySpan<Occurrence> lines, int at)
    {
        var (unique, frequent) = Run(lines, at, -1);
        if (unique == 0)
        {
            return false;
        }

        var (after, frequentAfter) = Run(lines, at, 1);
        // The line itself counts on both sides.
        var (all, of) = (unique + after, frequent + frequentAfter + 2);
        return after > 0 && of * Share < of + all;
    }

    private static (int Unique, int Frequent) Run(ReadOnlySpan<Occurrence> lines, int at, int step)
    {
        var (unique, frequent) = (0, 0);
        for (var distance = 1; distance <= Around; distance++)
        {
            var line = at + (distance * step);
            if (line < 0 || line >= lines.Length || lines[line] == Occurrence.Rare)
            {
                break;
            }

            (unique, frequent) = lines[line] == Occurrence.Nowhere ? (unique + 1, frequent) : (unique, frequent + 1);
        }

        return (unique, frequent);
    }
}
