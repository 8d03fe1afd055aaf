using KvTui.App.State;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Members;
using KvTui.App.Update.Details;
using KvTui.App.Update.Members;
using KvTui.App.Update.Writes;
using KvTui.Etcd;
using KvTui.Etcd.Mirroring;
using KvTui.Etcd.Watch;

namespace KvTui.App.Update;

/// <summary>Follows the mirror of the keyspace: listing, changes, breaks.</summary>
internal static class KeyspaceUpdate
{
    public static Transition Apply(ExplorerState state, MirrorUpdate update) => update switch
    {
        MirrorUpdate.Listing listing => Listing(state, listing),
        MirrorUpdate.Page page => Page(state, page),
        MirrorUpdate.Listed listed => Listed(state, listed),
        MirrorUpdate.Live live => UnresolvedUpdate.FindOutAgain(Live(state, live)),
        MirrorUpdate.Changed changed => Changed(state, changed),
        MirrorUpdate.Progress progress => KnownUpTo(state, progress.Revision),
        MirrorUpdate.Interrupted interrupted => Interrupted(state, interrupted),
        _ => state,
    };

    /// <summary>The keyspace can not be read at all: what is held stays, marked as stale.</summary>
    public static ExplorerState Refused(ExplorerState state, EtcdException error) => state with
    {
        Connection = state.Connection.Heard(StreamPhase.Refused, state.Now) with { Cause = error },
        Keyspace = state.Keyspace.With(state.Keyspace.Whole with { Status = RegionStatus.Stale }),
    };

    private static ExplorerState Listing(ExplorerState state, MirrorUpdate.Listing listing)
    {
        var region = state.Keyspace.Whole with { Status = RegionStatus.Loading, Expected = listing.Total };
        var next = state with
        {
            Keyspace = state.Keyspace.With(region) with { Incoming = KeyIndex.Empty },
            Connection = state.Connection.Heard(StreamPhase.Listing, state.Now),
        };
        if (listing.Reason is not { } reason)
        {
            return next;
        }

        var told = next.Warning($"Listing all keys again: {reason}.");
        return state.Keyspace.Whole.Revision > 0 ? told.Noted(TimelineKind.Resync, $"all keys listed again: {reason}") : told;
    }

    private static ExplorerState Page(ExplorerState state, MirrorUpdate.Page page)
    {
        var entries = new KeyEntry[page.Keys.KeyCount];
        var count = 0;
        foreach (var record in page.Keys)
        {
            entries[count++] = new(new(record.Key.ToArray()), record.CreateRevision, record.ModRevision, record.Version, record.Lease, KeyEntry.UnknownSize);
        }

        var incoming = (state.Keyspace.Incoming ?? KeyIndex.Empty).Append(entries);
        var isFirst = state.Keyspace.Whole.Revision == 0;
        return state with { Keyspace = state.Keyspace with { Incoming = incoming, Keys = isFirst ? incoming : state.Keyspace.Keys } };
    }

    private static Transition Listed(ExplorerState state, MirrorUpdate.Listed listed)
    {
        var region = state.Keyspace.Whole with { Revision = listed.Revision };
        var keys = state.Keyspace.Incoming ?? state.Keyspace.Keys;
        return DetailUpdate.Relisted(state with { Keyspace = state.Keyspace.With(region) with { Keys = keys, Incoming = null } });
    }

    private static ExplorerState Live(ExplorerState state, MirrorUpdate.Live live)
    {
        var next = state with
        {
            Connection = state.Connection.Heard(StreamPhase.Following, state.Now) with { Endpoint = live.Endpoint },
            Keyspace = state.Keyspace.With(state.Keyspace.Whole with { Status = RegionStatus.Live }),
        };
        return state.Connection.StaleSince is { } lost
            ? next.Noted(TimelineKind.Watch, $"watch back at {state.Cluster.NameAt(live.Endpoint)} after {Quantities.Age(state.Now - lost)}")
            : next;
    }

    private static ExplorerState Changed(ExplorerState state, MirrorUpdate.Changed changed)
    {
        var changes = new KeyChange[changed.Changes.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var pair = changed.Changes[i].KeyValue;
            changes[i] = new(pair.Key, changed.Changes[i].Kind == WatchEventKind.Delete ? null : KeyEntry.Seen(pair));
        }

        var next = state with { Keyspace = state.Keyspace with { Keys = state.Keyspace.Keys.Apply(changes) } };
        return DetailUpdate.Changed(KnownUpTo(next, changed.Revision), changed.Changes);
    }

    private static ExplorerState KnownUpTo(ExplorerState state, long revision)
    {
        var region = state.Keyspace.Whole;
        return revision <= region.Revision ? state : state with { Keyspace = state.Keyspace.With(region with { Revision = revision }) };
    }

    private static ExplorerState Interrupted(ExplorerState state, MirrorUpdate.Interrupted interrupted)
    {
        var next = state with
        {
            Connection = state.Connection.Heard(StreamPhase.Broken, state.Now) with
            {
                Endpoint = interrupted.Cause.Endpoint ?? state.Connection.Endpoint,
                Cause = interrupted.Cause,
                RetryAt = state.Now + interrupted.RetryIn,
            },
            Keyspace = state.Keyspace.With(state.Keyspace.Whole with { Status = RegionStatus.Stale }),
        };
        return state.Connection is { Stream: StreamPhase.Following, Endpoint: { } endpoint }
            ? next.Noted(TimelineKind.Watch, $"watch lost at {state.Cluster.NameAt(endpoint)}: {HealthText.Cause(interrupted.Cause)}")
            : next;
    }
}
