using KvTui.Core.Connection;
using KvTui.Core.Members;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>Follows the mirror of the keyspace: listing, changes, breaks.</summary>
internal static class KeyspaceUpdate
{
    public static Transition Apply(ExplorerState state, KeyspaceMessage message)
    {
        var current = state.Keyspace.Followed.Scope.Generation;
        if (message.Scope.Generation < current)
        {
            return state;
        }

        if (message.Scope.Generation > current)
        {
            state = state with { Keyspace = state.Keyspace.Following(message.Scope) };
        }

        var next = Followed(state, message);
        if (message.Scope.Revision != 0)
        {
            // When a past revision came is not learned by looking at it now.
            return next;
        }

        var seen = next.State.Keyspace.Seen.With(next.State.Keyspace.Followed.Revision, state.Now);
        return ReferenceEquals(seen, state.Keyspace.Seen)
            ? next
            : next with { State = next.State with { Keyspace = next.State.Keyspace with { Seen = seen } } };
    }

    /// <summary>The keyspace cannot be read at all: what is held stays, marked as stale.</summary>
    public static ExplorerState Refused(ExplorerState state, EtcdException error) =>
        Is(state, RegionStatus.Stale) with { Connection = state.Connection.Heard(StreamPhase.Refused, state.Now) with { Cause = error } };

    private static Transition Followed(ExplorerState state, KeyspaceMessage message) => message.Update switch
    {
        WatchUpdate.Listing listing => Listing(state, listing),
        WatchUpdate.Page page => Page(state, page),
        WatchUpdate.Listed listed => Listed(state, listed),
        WatchUpdate.Connected live => Live(state, live),
        WatchUpdate.Events changed => Changed(state, changed),
        WatchUpdate.Progress progress => KnownUpTo(state, progress.Revision),
        WatchUpdate.Disconnected interrupted => Interrupted(state, interrupted),

        // A mirror does not tell of the end of its watch, it lists.
        WatchUpdate.Compacted or WatchUpdate.HistoryLost => state,
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.Update.GetType().Name, "is not a known update"),
    };

    private static ExplorerState Listing(ExplorerState state, WatchUpdate.Listing listing)
    {
        state = ClusterMove.Arrived(state, listing);
        var followed = state.Keyspace.Followed with { Status = RegionStatus.Loading, Expected = listing.Total };
        state = state with { Keyspace = state.Keyspace with { Followed = followed, Incoming = state.Keyspace.Keys.Cleared() } };
        if (!followed.Scope.IsWhole && state.Connection.Stream == StreamPhase.Following)
        {
            // What is in view is listed anew whenever the view moves, in a moment.
            return state;
        }

        var next = state with { Connection = state.Connection.Heard(StreamPhase.Listing, state.Now) };
        if (listing.Reason is not { } reason)
        {
            // Other keys are to be followed than before: no watch was lost.
            return next with { Connection = next.Connection with { StaleSince = state.Connection.StaleSince } };
        }

        next = next with { Connection = next.Connection with { IsLost = true } };
        var told = next.Warning($"Listing all keys again: {reason}.");
        return followed.Revision > 0 ? told.Noted($"all keys listed again: {reason}") : told;
    }

    private static ExplorerState Page(ExplorerState state, WatchUpdate.Page page)
    {
        var builder = (state.Keyspace.Incoming ?? state.Keyspace.Keys.Cleared()).ToBuilder();
        foreach (var record in page.Keys)
        {
            builder.Append(record.Key, record.CreateRevision, record.ModRevision, record.Version, record.Lease, KeyEntry.UnknownSize);
        }

        var incoming = builder.ToIndex();
        var isFirst = state.Keyspace.Followed.Revision == 0;
        var keyspace = state.Keyspace with { Incoming = incoming };
        return state with
        {
            Keyspace = isFirst ? keyspace with { Keys = incoming, AsOf = keyspace.Followed.Scope.Revision } : keyspace,
        };
    }

    private static Transition Listed(ExplorerState state, WatchUpdate.Listed listed)
    {
        var keyspace = state.Keyspace;
        var incoming = keyspace.Incoming ?? keyspace.Keys.Cleared();
        var keys = keyspace.Followed.Scope is { IsWhole: false } scope
            ? scope.Ranges.Aggregate(keyspace.Keys, (held, range) => held.Replace(range, incoming.Slice(range)))
            : incoming;
        var followed = keyspace.Followed with { Revision = listed.Revision };
        return DetailUpdate.Relisted(state with
        {
            Keyspace = keyspace with { Followed = followed, Keys = keys, Incoming = null, Paused = false, AsOf = followed.Scope.Revision },
        });
    }

    private static Transition Live(ExplorerState state, WatchUpdate.Connected live)
    {
        if (ClusterIds.Differ(live.Header.ClusterId, state.Keyspace.ClusterId))
        {
            // It does not follow what is held; a listing of that cluster comes next.
            return state;
        }

        var next = Is(state, RegionStatus.Live) with
        {
            Connection = state.Connection.Heard(StreamPhase.Following, state.Now) with { Endpoint = live.Endpoint, IsLost = false },
        };
        if (state.Connection.StaleSince is not { } stale)
        {
            return UnresolvedUpdate.FindOutAgain(next).Then(DetailUpdate.Retried);
        }

        next = state.Connection.IsLost
            ? next.Noted($"watch back at {state.Cluster.NameAt(live.Endpoint)} after {Quantities.Age(state.Now - stale)}")
            : next;
        return UnresolvedUpdate.FindOutAgain(next)
            .Then(found => found.Detail.Status == LoadStatus.Loading ? found : DetailUpdate.ReadAgain(found));
    }

    private static ExplorerState Changed(ExplorerState state, WatchUpdate.Events changed)
    {
        var changes = new KeyChange[changed.Changes.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var pair = changed.Changes[i].KeyValue;
            changes[i] = new(pair.Key, changed.Changes[i].Kind == WatchEventKind.Delete ? null : KeyEntry.Seen(pair));
        }

        var next = BrowseUpdate.Changed(state, changed.Changes);
        next = next with { Keyspace = state.Keyspace with { Keys = state.Keyspace.Keys.Apply(changes) } };
        return DetailUpdate.Changed(GoneUpdate.Changed(KnownUpTo(next, changed.Revision), changed.Changes), changed.Changes);
    }

    private static ExplorerState KnownUpTo(ExplorerState state, long revision) =>
        revision <= state.Keyspace.Followed.Revision ? state : With(state, state.Keyspace.Followed with { Revision = revision });

    private static ExplorerState Interrupted(ExplorerState state, WatchUpdate.Disconnected interrupted)
    {
        var next = Is(state, RegionStatus.Stale) with
        {
            Connection = state.Connection.Heard(StreamPhase.Broken, state.Now) with
            {
                Endpoint = interrupted.Cause.Kind == EtcdErrorKind.WrongCluster
                    ? state.Connection.Endpoint
                    : interrupted.Cause.Endpoint ?? state.Connection.Endpoint,
                Cause = interrupted.Cause,
                RetryAt = state.Now + interrupted.RetryIn,
                IsLost = true,
            },
        };
        return state.Connection is { Stream: StreamPhase.Following, Endpoint: { } endpoint }
            ? next.Noted($"watch lost at {state.Cluster.NameAt(endpoint)}: {HealthText.Cause(interrupted.Cause)}")
            : next;
    }

    private static ExplorerState Is(ExplorerState state, RegionStatus status) =>
        With(state, state.Keyspace.Followed with { Status = status });

    private static ExplorerState With(ExplorerState state, FollowedKeys followed) =>
        state with { Keyspace = state.Keyspace with { Followed = followed } };
}
