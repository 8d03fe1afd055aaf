namespace KvTui.Core.Keyspace.Watching;

/// <summary>What is watched: all keys, while they change little; else what is in view, and that moves with the view.</summary>
internal static class ScopeUpdate
{
    /// <summary>A watch that brought too much has ended: of all keys only those in view are watched now; else it rests a while.</summary>
    public static ExplorerState TooBusy(ExplorerState state, WatchTooBusyMessage message)
    {
        if (message.Scope.Generation < state.Keyspace.Wanted.Generation)
        {
            return state;
        }

        var (rate, keyspace) = ($"{Quantities.Size((long)message.Rate.BytesPerSecond)}/s", state.Keyspace);
        if (!message.Scope.IsWhole)
        {
            var resting = keyspace with { Followed = keyspace.Followed with { Status = RegionStatus.Stale } };
            return (state with { Keyspace = resting }).Warning($"{rate} of changes in view; listed again every 5 s");
        }

        var busy = new BusyKeyspace(message.Rate.BytesPerRevision, 0, state.Now, 0, keyspace.Patience);
        var patience = Math.Min(keyspace.Patience * 2, BusyKeyspace.LongestPatience);
        return (state with { Keyspace = keyspace with { Busy = busy, Patience = patience } })
            .Info($"{rate} of changes: watching what is in view only");
    }

    /// <summary>Takes a member's report as a sign of how much changes; when that is little again, all keys are followed again.</summary>
    public static Transition Reported(ExplorerState state)
    {
        var keyspace = state.Keyspace;
        if (keyspace.Busy is not { } busy || Newest(state) is not { } revision)
        {
            return state;
        }

        busy = busy.Reported(revision, state.Now, state.Settings.WatchCap / 2.0);
        if (!busy.IsOver)
        {
            return state with { Keyspace = keyspace with { Busy = busy } };
        }

        var ranges = state.Access.Rights.Readable(KeyRange.Prefix(state.Settings.Root));
        var scope = new WatchScope(keyspace.Wanted.Generation + 1, ranges, true);
        return Transition.Of(state with { Keyspace = keyspace with { Busy = null, Wanted = scope } }, new Effect.Follow(scope));
    }

    /// <summary>While not all is watched: asks for what is in view, unless that is followed already.</summary>
    public static Transition Settled(ExplorerState state)
    {
        var keyspace = state.Keyspace;
        if (keyspace.Busy is null)
        {
            return state;
        }

        var open = state.Detail.Subject is { Kind: RowKind.Key } subject ? subject.Path : EtcdKey.Empty;
        var inView = ViewRanges.Of(state.Browse, KeyRange.Prefix(state.Settings.Root), state.Layout.Rows(Pane.Keys), open);
        var ranges = Readable(state, inView);
        if (ranges.IsEmpty || (!keyspace.Wanted.IsWhole && ranges.All(keyspace.Wanted.Covers)))
        {
            return state;
        }

        var scope = new WatchScope(keyspace.Wanted.Generation + 1, ranges, false);
        return Transition.Of(state with { Keyspace = keyspace with { Wanted = scope } }, new Effect.Follow(scope));
    }

    private static ImmutableArray<KeyRange> Readable(ExplorerState state, ImmutableArray<KeyRange> ranges) =>
        state.Access.Rights is { IsRestricted: true } rights ? [.. ranges.SelectMany(range => rights.Readable(range))] : ranges;

    private static long? Newest(ExplorerState state) => state.Cluster.Report?.Members.Max(static member => member.Status?.Header.Revision);

    /// <summary>Holds the listing, or lets it go on.</summary>
    public static Transition ToggleHold(ExplorerState state)
    {
        var paused = !state.Keyspace.Paused;
        return Transition.Of(state with { Keyspace = state.Keyspace with { Paused = paused } }, new Effect.HoldListing(paused));
    }
}
