namespace KvTui.Core.Keyspace.Watching;

/// <summary>The user's rights: what cannot be read any more goes, and what is followed is what may be read.</summary>
internal static class AccessUpdate
{
    public static Transition Learned(ExplorerState state, AccessMessage message)
    {
        var (before, rights) = (state.Access, message.Rights);
        state = state with { Access = before with { Rights = rights, IsKnown = true } };
        state = Told(state, before, message.Ignored);
        if (rights.IsSameAs(before.Rights))
        {
            return state;
        }

        state = state with { Writes = state.Writes with { Denied = null } };
        var ranges = rights.Readable(KeyRange.Prefix(state.Settings.Root));
        var wanted = state.Keyspace.Wanted;
        if (wanted.IsWhole && wanted.Ranges.SequenceEqual(ranges))
        {
            return DetailUpdate.Retried(state);
        }

        var scope = new WatchScope(wanted.Generation + 1, ranges, true) { Revision = wanted.Revision };
        var keyspace = state.Keyspace with { Keys = Readable(state.Keyspace.Keys, ranges), Busy = null, Wanted = scope };
        state = state with { Keyspace = keyspace.Following(scope) };
        return Transition.Of(
            ranges.IsEmpty ? KeyspaceUpdate.Refused(state, AccessRules.NothingToRead(rights.User!, state.Settings.Root)) : state,
            new Effect.Follow(scope));
    }

    private static ExplorerState Told(ExplorerState state, AccessState before, string? ignored)
    {
        var rights = state.Access.Rights;
        var name = Printable.Text(rights.User ?? "this user");
        var line = AccessRules.Line(state) is { Length: > 0 } text ? $" ({text})" : "";
        return (before.IsKnown, ignored) switch
        {
            (false, null) => state,
            (false, { } user) => state.Warning($"Authentication is off: user {Printable.Text(user)} is ignored."),
            _ when rights.IsSameAs(before.Rights) => state,
            (_, { } user) =>
                state.Warning($"Authentication is off now: user {Printable.Text(user)} is ignored, and everyone may do everything."),
            _ when before.Rights.User is null =>
                state.Warning($"Authentication is on now: what is shown follows the rights of {name}{line}."),
            _ => state.Warning($"The rights of {name} have changed; what is shown follows them{line}."),
        };
    }

    private static KeyIndex Readable(KeyIndex keys, IReadOnlyList<KeyRange> ranges) =>
        ranges.Aggregate(keys.Cleared(), (kept, range) => kept.Replace(range, keys.Slice(range)));
}
