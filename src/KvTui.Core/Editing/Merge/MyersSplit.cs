namespace KvTui.Core.Editing.Merge;

/// <summary>
/// Marks the lines of two sequences that are not in their common one: Myers' algorithm in linear space (“An O(ND) Difference Algorithm
/// and Its Variations”, 1986), from both ends, giving up on the shortest script where git does, so that both choose the same lines.
/// </summary>
internal sealed class MyersSplit
{
    /// <summary>How many equal lines in a row make a stretch that is worth splitting at.</summary>
    private const int LongRun = 20;

    /// <summary>The cost from which on a split at a long run is good enough.</summary>
    private const int CostOfDoubt = 256;

    /// <summary>How far a path must have come for each unit of cost, to be split at.</summary>
    private const int Progress = 4;

    private const int BeforeAll = -1;
    private const int BehindAll = int.MaxValue;

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly Action<int> _removed;
    private readonly Action<int> _added;

    /// <summary>The furthest line of the old text on each diagonal, from the start and from the end; a diagonal is old less new.</summary>
    private readonly int[] _forth;

    private readonly int[] _back;
    private readonly int _zero;
    private readonly int _costLimit;

    private MyersSplit(int[] old, int[] current, Action<int> removed, Action<int> added)
    {
        (_old, _new, _removed, _added) = (old, current, removed, added);
        var diagonals = old.Length + current.Length + 3;
        (_forth, _back, _zero) = (new int[diagonals + 2], new int[diagonals + 2], current.Length + 1);
        _costLimit = Math.Max(CostOfDoubt, RoughRoot(diagonals));
    }

    /// <summary>Tells which places of either sequence are not common to both.</summary>
    public static void Compare(int[] old, int[] current, Action<int> removed, Action<int> added) =>
        new MyersSplit(old, current, removed, added).Compare(new(0, old.Length, 0, current.Length), isExact: false);

    /// <summary>A power of two near the square root of a number.</summary>
    public static int RoughRoot(int number)
    {
        var root = 1;
        for (; number > 0; number >>= 2)
        {
            root <<= 1;
        }

        return root;
    }

    private void Compare(Box box, bool isExact)
    {
        while (box.Old < box.OldEnd && box.New < box.NewEnd && _old[box.Old] == _new[box.New])
        {
            box = box with { Old = box.Old + 1, New = box.New + 1 };
        }

        while (box.Old < box.OldEnd && box.New < box.NewEnd && _old[box.OldEnd - 1] == _new[box.NewEnd - 1])
        {
            box = box with { OldEnd = box.OldEnd - 1, NewEnd = box.NewEnd - 1 };
        }

        if (box.Old == box.OldEnd || box.New == box.NewEnd)
        {
            Tell(box);
            return;
        }

        var split = SplitOf(box, isExact);
        Compare(box with { OldEnd = split.Old, NewEnd = split.New }, split.IsExactBefore);
        Compare(box with { Old = split.Old, New = split.New }, split.IsExactAfter);
    }

    private void Tell(Box box)
    {
        for (var line = box.Old; line < box.OldEnd; line++)
        {
            _removed(line);
        }

        for (var line = box.New; line < box.NewEnd; line++)
        {
            _added(line);
        }
    }

    /// <summary>Where to cut a box: where paths from both ends meet, or, where that costs too much, where one has come far.</summary>
    private Split SplitOf(Box box, bool isExact)
    {
        var forth = new Reach(box.Old - box.New);
        var back = new Reach(box.OldEnd - box.NewEnd);
        var isOdd = ((forth.Middle - back.Middle) & 1) != 0;
        (_forth[_zero + forth.Middle], _back[_zero + back.Middle]) = (box.Old, box.OldEnd);
        for (var cost = 1; ; cost++)
        {
            forth = Widened(forth, box, _forth, BeforeAll);
            if (GoneForth(forth, back, box, isOdd, out var hasRun) is { } met)
            {
                return met;
            }

            back = Widened(back, box, _back, BehindAll);
            if (GoneBack(forth, back, box, isOdd, ref hasRun) is { } other)
            {
                return other;
            }

            if (isExact)
            {
                continue;
            }

            if (hasRun && cost > CostOfDoubt && (FarForth(forth, box, cost) ?? FarBack(back, box, cost)) is { } far)
            {
                return far;
            }

            if (cost >= _costLimit)
            {
                return Furthest(forth, back, box);
            }
        }
    }

    /// <summary>One diagonal more on either side; at the edge of the box one less, as every second diagonal is of a cost.</summary>
    private Reach Widened(Reach reach, Box box, int[] furthest, int beyond)
    {
        var (least, most) = (reach.Least, reach.Most);
        if (least > box.Old - box.NewEnd)
        {
            furthest[_zero + --least - 1] = beyond;
        }
        else
        {
            least++;
        }

        if (most < box.OldEnd - box.New)
        {
            furthest[_zero + ++most + 1] = beyond;
        }
        else
        {
            most--;
        }

        return reach with { Least = least, Most = most };
    }

    private Split? GoneForth(Reach forth, Reach back, Box box, bool isOdd, out bool hasRun)
    {
        hasRun = false;
        for (var diagonal = forth.Most; diagonal >= forth.Least; diagonal -= 2)
        {
            var (below, above) = (_forth[_zero + diagonal - 1], _forth[_zero + diagonal + 1]);
            var start = below >= above ? below + 1 : above;
            var line = start;
            while (line < box.OldEnd && line - diagonal < box.NewEnd && _old[line] == _new[line - diagonal])
            {
                line++;
            }

            hasRun |= line - start > LongRun;
            _forth[_zero + diagonal] = line;
            if (isOdd && back.Has(diagonal) && _back[_zero + diagonal] <= line)
            {
                return new(line, line - diagonal, true, true);
            }
        }

        return null;
    }

    private Split? GoneBack(Reach forth, Reach back, Box box, bool isOdd, ref bool hasRun)
    {
        for (var diagonal = back.Most; diagonal >= back.Least; diagonal -= 2)
        {
            var (below, above) = (_back[_zero + diagonal - 1], _back[_zero + diagonal + 1]);
            var start = below < above ? below : above - 1;
            var line = start;
            while (line > box.Old && line - diagonal > box.New && _old[line - 1] == _new[line - diagonal - 1])
            {
                line--;
            }

            hasRun |= start - line > LongRun;
            _back[_zero + diagonal] = line;
            if (!isOdd && forth.Has(diagonal) && line <= _forth[_zero + diagonal])
            {
                return new(line, line - diagonal, true, true);
            }
        }

        return null;
    }

    /// <summary>The path from the start that has come furthest for its cost and ends with a long run; null if there is none.</summary>
    private Split? FarForth(Reach forth, Box box, int cost)
    {
        var (best, split) = (0, default(Split?));
        for (var diagonal = forth.Most; diagonal >= forth.Least; diagonal -= 2)
        {
            var line = _forth[_zero + diagonal];
            var other = line - diagonal;
            var gain = line - box.Old + other - box.New - Math.Abs(diagonal - forth.Middle);
            if (gain > Progress * cost && gain > best && line >= box.Old + LongRun && line < box.OldEnd
                && other >= box.New + LongRun && other < box.NewEnd
                && _old.AsSpan(line - LongRun, LongRun).SequenceEqual(_new.AsSpan(other - LongRun, LongRun)))
            {
                (best, split) = (gain, new(line, other, true, false));
            }
        }

        return split;
    }

    /// <summary>The same for paths from the end.</summary>
    private Split? FarBack(Reach back, Box box, int cost)
    {
        var (best, split) = (0, default(Split?));
        for (var diagonal = back.Most; diagonal >= back.Least; diagonal -= 2)
        {
            var line = _back[_zero + diagonal];
            var other = line - diagonal;
            var gain = box.OldEnd - line + box.NewEnd - other - Math.Abs(diagonal - back.Middle);
            if (gain > Progress * cost && gain > best && line > box.Old && line <= box.OldEnd - LongRun
                && other > box.New && other <= box.NewEnd - LongRun
                && _old.AsSpan(line, LongRun).SequenceEqual(_new.AsSpan(other, LongRun)))
            {
                (best, split) = (gain, new(line, other, false, true));
            }
        }

        return split;
    }

    /// <summary>Where the path has ended that has come furthest from either end.</summary>
    private Split Furthest(Reach forth, Reach back, Box box)
    {
        var (forthSum, forthLine) = (-1, -1);
        for (var diagonal = forth.Most; diagonal >= forth.Least; diagonal -= 2)
        {
            var line = Math.Min(Math.Min(_forth[_zero + diagonal], box.OldEnd), box.NewEnd + diagonal);
            if ((2 * line) - diagonal is var sum && sum > forthSum)
            {
                (forthSum, forthLine) = (sum, line);
            }
        }

        var (backSum, backLine) = (int.MaxValue, int.MaxValue);
        for (var diagonal = back.Most; diagonal >= back.Least; diagonal -= 2)
        {
            var line = Math.Max(Math.Max(_back[_zero + diagonal], box.Old), box.New + diagonal);
            if ((2 * line) - diagonal is var sum && sum < backSum)
            {
                (backSum, backLine) = (sum, line);
            }
        }

        return box.OldEnd + box.NewEnd - backSum < forthSum - box.Old - box.New
            ? new(forthLine, forthSum - forthLine, true, false)
            : new(backLine, backSum - backLine, false, true);
    }

    /// <summary>A part of both sequences.</summary>
    private readonly record struct Box(int Old, int OldEnd, int New, int NewEnd);

    /// <summary>Where a box is cut, and whether each part is to be compared whatever it costs.</summary>
    private readonly record struct Split(int Old, int New, bool IsExactBefore, bool IsExactAfter);

    /// <summary>The diagonals that paths from one end have reached.</summary>
    private readonly record struct Reach(int Middle)
    {
        public int Least { get; init; } = Middle;

        public int Most { get; init; } = Middle;

        public bool Has(int diagonal) => diagonal >= Least && diagonal <= Most;
    }
}
