using KvTui.Core.Commands;

namespace KvTui.Core.Browse.Order;

/// <summary>The order of the keys and the columns beside them: chosen, found, and recalled from the last time with this cluster.</summary>
internal static class OrderUpdate
{
    /// <summary>How many keys are looked at to see whether there are some whose size is not known.</summary>
    private const int MostLookedAt = 1000;

    public static ExplorerState Apply(ExplorerState state, Intent intent)
    {
        var browse = state.Browse;
        return intent switch
        {
            Intent.ReverseOrder => Ordered(state, browse.Order.Reversed()),
            _ when intent.IsSort() => OrderIntents.ColumnOf(intent) is var column && column == browse.Order.By
                ? Ordered(state, browse.Order.Reversed())
                : Ordered(state, new(column, false)),
            _ when intent.IsColumn() => Showing(state, browse.Columns ^ OrderIntents.ColumnOf(intent)),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not about the order"),
        };
    }

    /// <summary>The state ordered by what a word names, or with the columns that words name; the mistake if they name none.</summary>
    public static ExplorerState Named(ExplorerState state, PromptKind kind, string words)
    {
        var isOrder = kind == PromptKind.Sort;
        if (ColumnWords.Parse(words) is not { } columns || (isOrder && !ColumnWords.All.Contains(words.Trim())))
        {
            var all = string.Join(", ", ColumnWords.All.Skip(isOrder ? 0 : 1));
            return state.Error(isOrder ? $"Keys can be sorted by one of {all}." : $"There are columns for {all}.");
        }

        return isOrder ? Ordered(state, new(columns, false)) : Showing(state, columns);
    }

    /// <summary>The state with rows sorted as far as that goes at once; the rest is asked for.</summary>
    public static Transition Followed(ExplorerState state)
    {
        var (browse, sorting) = (state.Browse, state.Browse.Sorting);
        if (browse.ToSort(state.Keyspace) is not { } subject
            || subject.Source.Count <= SortedKeys.MostAtOnce
            || sorting.IsTrueOf(subject))
        {
            return sorting.Running is null ? state : With(state, sorting with { Running = null, Generation = sorting.Generation + 1 });
        }

        var isRunning = sorting.Running is { } running
            && running.IsLike(subject) && running.Gone == subject.Gone && ReferenceEquals(running.Expanded, subject.Expanded);
        if (isRunning || (sorting.IsOutdatedByKeysOnly(subject) && state.Now < sorting.Due))
        {
            return state;
        }

        var next = sorting with { Running = subject, Generation = sorting.Generation + 1 };
        return Transition.Of(With(state, next), new Effect.Sort(subject, next.Generation));
    }

    /// <summary>What was asked for has been sorted.</summary>
    public static ExplorerState Sorted(ExplorerState state, OperationMessage.Sorted sorted)
    {
        var sorting = state.Browse.Sorting;
        if (sorting.Running is not { } subject || sorted.Generation != sorting.Generation)
        {
            return state;
        }

        var browse = state.Browse with { Sorting = sorting.With(subject, sorted.Keys, state.Now, sorted.Took) };
        return state with { Browse = browse.Stale() };
    }

    /// <summary>The state with the order and the columns that were last chosen for its cluster, once it is known which that is.</summary>
    public static ExplorerState Recalled(ExplorerState state)
    {
        var cluster = state.ClusterId;
        if (cluster == 0 || cluster == state.Browse.RecalledFor)
        {
            return state;
        }

        var browse = state.Browse with { RecalledFor = cluster };
        return state with
        {
            Browse = state.Remembered.ViewOf(cluster) is { } view
                ? (browse with { Order = view.Order, Columns = view.Columns }).Stale()
                : browse,
        };
    }

    private static ExplorerState Ordered(ExplorerState state, KeyOrder order)
    {
        // The cursor stays on its key, also if it has not been moved yet.
        state = state with { Browse = (state.Browse with { Order = order, Cursor = state.Browse.Anchor }).Stale() };
        var (browse, keys) = (state.Browse, state.Keyspace.Keys);
        if (order.By == KeyColumns.Size && HasUnknownSizes(keys))
        {
            return state.Info("Only sizes of values seen so far are known; :du reads all.");
        }

        var isTooLong = !order.IsByKey && !browse.IsTree && browse.Filter is null && keys.Count > SortedKeys.MostRows;
        return isTooLong
            ? state.Warning(
                $"{Quantities.Count(keys.Count)} keys are too many to sort in one list, {Quantities.Count(SortedKeys.MostRows)} at most: "
                + "T makes a tree of them, / shows fewer.")
            : state;
    }

    private static ExplorerState Showing(ExplorerState state, KeyColumns columns) =>
        state with { Browse = state.Browse with { Columns = columns } };

    private static bool HasUnknownSizes(KeyIndex keys)
    {
        var cursor = keys.Walk(0, MostLookedAt);
        while (cursor.MoveNext())
        {
            if (IndexRecord.Read(cursor.Record).Size == KeyEntry.UnknownSize)
            {
                return true;
            }
        }

        return false;
    }

    private static ExplorerState With(ExplorerState state, SortState sorting) =>
        state with { Browse = state.Browse with { Sorting = sorting } };
}
