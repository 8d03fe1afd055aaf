namespace KvTui.Tui.Browse;

/// <summary>Cuts names that are too long for their room so that those beside each other stay apart.</summary>
internal static class NameCut
{
    /// <summary>
    /// A name in at most so many columns. It is cut at its end where what tells it from its neighbours comes before that, else in its
    /// middle, else at its beginning, else on both sides.
    /// </summary>
    /// <param name="before">The name above; names come in order, so that no other one is more alike than its two neighbours.</param>
    /// <param name="after">The name below.</param>
    public static string Of(string name, string before, string after, int room, char ellipsis)
    {
        if (room < 3 || CellWidth.Of(name) <= room)
        {
            return Painting.Cut(name, room, ellipsis);
        }

        var differs = Math.Min(name.Length, Math.Max(Shared(name, before), Shared(name, after)) + 1);
        if (CellWidth.Of(name.AsSpan(0, differs)) < room)
        {
            return Painting.Cut(name, room, ellipsis);
        }

        var head = CellWidth.Fit(name, room / 3);
        var tail = TailStart(name, room - 1 - head.Columns);
        if (tail < differs)
        {
            return $"{name.AsSpan(0, head.Length)}{ellipsis}{name.AsSpan(tail)}";
        }

        tail = TailStart(name, room - 1);
        return tail < differs
            ? $"{ellipsis}{name.AsSpan(tail)}"
            : $"{ellipsis}{Painting.Cut(name[(differs - 1)..], room - 1, ellipsis)}";
    }

    /// <summary>How many characters two names begin with alike; no character is halved.</summary>
    private static int Shared(string one, string other)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return shared > 0 && shared < one.Length && char.IsLowSurrogate(one[shared]) ? shared - 1 : shared;
    }

    /// <summary>Where the longest end of a name begins that fits into some columns.</summary>
    private static int TailStart(string name, int columns)
    {
        var start = Math.Max(0, name.Length - columns);
        while (start < name.Length && (char.IsLowSurrogate(name[start]) || CellWidth.Of(name.AsSpan(start)) > columns))
        {
            start++;
        }

        return start;
    }
}
