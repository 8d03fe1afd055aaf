namespace KvTui.Core.Browse;

/// <summary>
/// Keeps what a filter has found true: small changes of the filter or of the keys are followed at once, for large ones a scan is asked
/// for. While that runs, what was found before stays.
/// </summary>
internal static class FilterUpdate
{
    /// <summary>How many keys are filtered at once, so that even a slow expression takes less than a frame.</summary>
    public const int MostAtOnce = 8192;

    /// <summary>The state with what was found brought up to date, if that can be done at once.</summary>
    public static ExplorerState CaughtUp(ExplorerState state)
    {
        var (filter, keys, matches) = (state.Browse.Filter, state.Keyspace.Keys, state.Browse.Matches);
        if (filter is null)
        {
            var none = FilterState.None with { Scan = matches.Scan, Generation = matches.Generation };
            return matches.Filter is null ? state : With(state, none);
        }

        if (matches.Scan?.Filter == filter || IsTrue(state))
        {
            return state;
        }

        if (matches.Filter != filter)
        {
            return keys.Count > MostAtOnce
                ? state
                : With(state, matches with { Filter = filter, Found = FilterPass.Run(keys, filter), Searched = keys });
        }

        var isFar = Math.Abs(keys.Count - matches.Searched.Count) > MostAtOnce;
        return !isFar && keys.Since(matches.Searched, MostAtOnce) is { IsComplete: true } difference
            ? With(state, matches with { Found = matches.Found.Apply(Passing(difference, filter)), Searched = keys })
            : state;
    }

    /// <summary>The state brought up to date as far as that goes at once; a scan is asked for the rest, or ended if not wanted.</summary>
    public static Transition Followed(ExplorerState state)
    {
        state = CaughtUp(state);
        var (filter, keys, matches) = (state.Browse.Filter, state.Keyspace.Keys, state.Browse.Matches);
        if (matches.Scan is { } running && running.Filter == filter)
        {
            return state;
        }

        if (filter is null || IsTrue(state))
        {
            return matches.Scan is null
                ? state
                : Transition.Of(With(state, matches with { Scan = null, Generation = matches.Generation + 1 }), new Effect.CancelFilter());
        }

        var from = matches.Filter == filter ? keys.Since(matches.Searched, 0).First : default;
        var scan = new FilterScan(filter, keys, from, keys.RankOf(from), 0);
        var next = matches with { Scan = scan, Generation = matches.Generation + 1 };
        return Transition.Of(With(state, next), new Effect.Filter(keys, scan.First, filter, next.Generation));
    }

    /// <summary>A scan has come so far.</summary>
    public static ExplorerState Progressed(ExplorerState state, OperationMessage.Filtered progress)
    {
        var matches = state.Browse.Matches;
        if (progress.Generation != matches.Generation || matches.Scan is not { } scan)
        {
            return state;
        }

        if (progress.IsDone)
        {
            var found = scan.First == 0 ? progress.Found : matches.Found.Replace(KeyRange.From(scan.From), progress.Found);
            return With(state, matches with { Filter = scan.Filter, Found = found, Searched = scan.Keys, Scan = null });
        }

        matches = matches with { Scan = scan with { Scanned = progress.Scanned } };
        return With(state, scan.First == 0 && progress.Found.Count > 0
            ? matches with { Filter = scan.Filter, Found = progress.Found, Searched = KeyIndex.Empty }
            : matches);
    }

    /// <summary>Whether what was found is all that the filter lets through of the keys there are.</summary>
    private static bool IsTrue(ExplorerState state) =>
        state.Browse.Matches.Filter == state.Browse.Filter && ReferenceEquals(state.Browse.Matches.Searched, state.Keyspace.Keys);

    private static KeyChange[] Passing(KeyDifference difference, KeyFilter filter) =>
        [.. difference.Changes.Where(change => filter.Matches(change.Key.Span))];

    private static ExplorerState With(ExplorerState state, FilterState matches) =>
        state with { Browse = state.Browse with { Matches = matches } };
}
