namespace KvTui.Core.Browse;

/// <summary>Keeps the row under the cursor when what it stands for goes, until the cursor is moved.</summary>
internal static class GoneUpdate
{
    /// <summary>The state after changes that its keys have already: where they took the row under the cursor, it is known when.</summary>
    public static ExplorerState Changed(ExplorerState state, IReadOnlyList<WatchEvent> changes)
    {
        var browse = state.Browse;
        if ((browse.Gone?.Id ?? browse.Current?.Id) is not { } id || id.IsIn(state.Keyspace.Keys))
        {
            return state;
        }

        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var pair = changes[i].KeyValue;
            if (changes[i].Kind == WatchEventKind.Delete && (id.Kind == RowKind.Key ? pair.Key == id.Path : pair.Key.StartsWith(id.Path)))
            {
                var last = browse.Gone?.Last ?? browse.Rows.Keys[browse.Current!.Value.Rank];
                return With(state, new(id, last, GoneReason.Deleted, pair.ModRevision));
            }
        }

        return state;
    }

    /// <summary>The state with the row under the cursor kept if it is gone, whatever took it, and as any other if it is back.</summary>
    public static ExplorerState Settled(ExplorerState state)
    {
        var (browse, keyspace) = (state.Browse, state.Keyspace);
        if (browse.Gone is { } gone)
        {
            return gone.Id.IsIn(keyspace.Keys) ? state with { Browse = (browse with { Gone = null }).Stale() } : state;
        }

        return browse.Current is { IsGone: false } row && keyspace.IsListed && !row.Id.IsIn(keyspace.Keys)
            ? Lost(state, row.Id, browse.Rows.Keys[row.Rank])
            : state;
    }

    /// <summary>The state with a row that stood here before and is no longer listed.</summary>
    public static ExplorerState Lost(ExplorerState state, RowId id, KeyEntry last)
    {
        var followed = state.Keyspace.Followed;
        var isReadable = !followed.Scope.IsWhole || followed.Scope.Contains(last.Key);
        var reason = !isReadable ? GoneReason.NotReadable
            : state.Keyspace.AsOf > 0 ? GoneReason.NotThen
            : GoneReason.NotListed;
        return With(state, new(id, last, reason, followed.Revision));
    }

    private static ExplorerState With(ExplorerState state, GoneRow gone)
    {
        // The pane shows no value of a key that has none, or that may not be read.
        var detail = state.Detail.Subject == gone.Id && gone.Id.Kind == RowKind.Key
            ? state.Detail.Without(LoadStatus.Missing)
            : state.Detail;
        return state with { Browse = (state.Browse with { Gone = gone, Cursor = gone.Id }).Stale(), Detail = detail };
    }
}
