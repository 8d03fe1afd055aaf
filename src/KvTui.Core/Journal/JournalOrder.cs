namespace KvTui.Core.Journal;

/// <summary>Which actions take which back, and which one is the next to be undone or redone.</summary>
public static class JournalOrder
{
    /// <summary>The actions, newest first, each told whether another one that is in effect has taken it back.</summary>
    public static ImmutableArray<JournalGroup> Of(IEnumerable<JournalGroup> groups)
    {
        JournalGroup[] ordered = [.. groups];
        Array.Sort(ordered, static (one, other) => (other.At, other.Id).CompareTo((one.At, one.Id)));
        var undone = new HashSet<ulong>();
        for (var each = 0; each < ordered.Length; each++)
        {
            var group = ordered[each] with { IsUndone = undone.Contains(ordered[each].Id) };
            ordered[each] = group;
            if (group is { IsInEffect: true, Undoes: not 0 })
            {
                undone.Add(group.Undoes);
            }
        }

        return [.. ordered];
    }

    /// <summary>The action that an undo takes back: the newest in effect that is none itself; null if there is none.</summary>
    /// <param name="newestFirst">As <see cref="Of"/> orders them, all of one cluster.</param>
    public static JournalGroup? NextToUndo(ImmutableArray<JournalGroup> newestFirst)
    {
        foreach (var group in newestFirst)
        {
            // One whose fate is not known may be the last: that is to be found out before an earlier one is taken back.
            if (!group.IsUndo && (group.IsInEffect || group.State is JournalState.Open or JournalState.UnderWay))
            {
                return group;
            }
        }

        return null;
    }

    /// <summary>The undo that a redo takes back: the newest in effect, if nothing else was written since; null if there is none.</summary>
    /// <param name="newestFirst">As <see cref="Of"/> orders them, all of one cluster.</param>
    public static JournalGroup? NextToRedo(ImmutableArray<JournalGroup> newestFirst)
    {
        foreach (var group in newestFirst)
        {
            if (group is { IsUndo: true } && (group.IsInEffect || group.State is JournalState.Open or JournalState.UnderWay))
            {
                return group;
            }

            if (group is { Undoes: 0, IsInEffect: true })
            {
                return null;
            }
        }

        return null;
    }
}
