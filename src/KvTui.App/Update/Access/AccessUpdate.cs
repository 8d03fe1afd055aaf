using KvTui.App.Messages;
using KvTui.App.State;
using KvTui.App.State.Access;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Watching;
using KvTui.App.Update.Details;
using KvTui.App.Update.Watching;
using KvTui.Etcd.Auth;
using KvTui.Etcd.Kv;
using KvTui.Terminal.Text;

namespace KvTui.App.Update.Access;

/// <summary>The user's rights: what can not be read any more goes, and what is followed is what may be read.</summary>
internal static class AccessUpdate
{
    public static Transition Learned(ExplorerState state, AccessRights rights)
    {
        var before = state.Access.Rights;
        if (rights.IsSameAs(before))
        {
            return state;
        }

        state = state with { Access = state.Access with { Rights = rights }, Writes = state.Writes with { Denied = null } };
        state = before.User is null ? state : Told(state, rights);
        var ranges = rights.Readable(KeyRange.Prefix(state.Settings.Root));
        var wanted = state.Keyspace.Wanted;
        if (wanted.IsWhole && wanted.Ranges.SequenceEqual(ranges))
        {
            return DetailUpdate.Retried(state);
        }

        var scope = new WatchScope(wanted.Generation + 1, ranges, true);
        var keyspace = (state.Keyspace with { Keys = Readable(state.Keyspace.Keys, ranges), Busy = null }).Following(scope) with { Wanted = scope };
        state = state with { Keyspace = keyspace };
        return Transition.Of(
            ranges.IsEmpty ? KeyspaceUpdate.Refused(state, AccessRules.NothingToRead(rights.User!, state.Settings.Root)) : state,
            new Effect.Follow(scope));
    }

    private static ExplorerState Told(ExplorerState state, AccessRights rights) =>
        state.Warning($"The rights of {Printable.Text(rights.User ?? "this user")} have changed; what is shown follows them{(AccessRules.Line(state) is { Length: > 0 } line ? $" ({line})" : "")}.");

    private static KeyIndex Readable(KeyIndex keys, IReadOnlyList<KeyRange> ranges) =>
        ranges.Aggregate(keys.Cleared(), (kept, range) => kept.Replace(range, keys.Slice(range)));
}
