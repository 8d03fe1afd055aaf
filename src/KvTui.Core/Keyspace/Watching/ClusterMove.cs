using KvTui.Core.Connection;
using KvTui.Core.Members;
using KvTui.Core.Scans;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>Goes on with another cluster that answers in place of the one that was read: only when the user asks for it.</summary>
internal static class ClusterMove
{
    /// <summary>Asks the cluster again; where another one answers, that one is read from now on.</summary>
    public static Transition Refreshed(ExplorerState state)
    {
        state = state with { Writes = state.Writes with { Denied = null } };
        var other = state.Connection.OtherClusterId;
        if (state.Connection.Phase != ConnectionPhase.OtherCluster)
        {
            return Transition.Of(state.Info("asking the cluster again"), new Effect.Refresh()).Then(DetailUpdate.Refreshed);
        }

        // All keys are listed anew, whatever was in view, for none of those that are held are there.
        var ranges = state.Access.Rights.Readable(KeyRange.Prefix(state.Settings.Root));
        var whole = new WatchScope(state.Keyspace.Wanted.Generation + 1, ranges, true);
        state = state with { Keyspace = state.Keyspace with { Busy = null, Wanted = whole } };
        state = state.Info($"asking cluster {ClusterIds.Text(other)}");
        return Transition.Of(state, new Effect.MoveTo(other), new Effect.Follow(whole), new Effect.CancelScan());
    }

    /// <summary>The state when a listing of another cluster begins: nothing is held of the one before but an open edit.</summary>
    public static ExplorerState Arrived(ExplorerState state, WatchUpdate.Listing listing)
    {
        var before = state.Keyspace.ClusterId;
        state = state with { Keyspace = state.Keyspace with { ClusterId = listing.ClusterId == 0 ? before : listing.ClusterId } };
        if (!ClusterIds.Differ(before, listing.ClusterId))
        {
            return state;
        }

        var keyspace = state.Keyspace with
        {
            Followed = state.Keyspace.Followed with { Revision = 0 },
            Elsewhere = KnownRevisions.None,
            Keys = state.Keyspace.Keys.Cleared(),
        };
        var detail = (state.Detail with
        {
            Generation = state.Detail.Generation + 1,
            Error = null,
            OpenEditor = false,
        }).Without(LoadStatus.None);
        var ofEdit = detail.Edit is null ? "" : " The edit stays that of the other cluster.";
        var (old, now) = (ClusterIds.Text(before), ClusterIds.Text(listing.ClusterId));
        var scans = ScanState.AtStart with { Generation = state.Scans.Generation + 1 };
        var layers = state.Layers.RemoveAll(
            static layer => layer is Layer.Usage or Layer.Found or Layer.Top or Layer.Roster or Layer.Events or Layer.Compare);
        return (state with { Keyspace = keyspace, Browse = state.Browse.Unmarked(), Detail = detail, Scans = scans, Layers = layers })
            .Warning($"Cluster {now} is read from now on; it was {old} before.{ofEdit}")
            .Noted($"moved to another cluster: {old} → {now}");
    }
}
