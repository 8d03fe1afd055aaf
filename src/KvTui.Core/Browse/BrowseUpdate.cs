namespace KvTui.Core.Browse;

/// <summary>Moving in the keys, folding and unfolding.</summary>
internal static class BrowseUpdate
{
    private const int MostChanges = 4 * Flashes.Most;

    /// <summary>The state with its rows made from its keys, or from those that a filter has let through so far.</summary>
    public static ExplorerState Settled(ExplorerState state)
    {
        state = GoneUpdate.Settled(FilterUpdate.CaughtUp(state));
        var browse = state.Browse.Settled(state.Keyspace, state.Layout.Rows(Pane.Keys), state.Now);
        return ReferenceEquals(browse, state.Browse) ? state : state with { Browse = browse };
    }

    /// <summary>The state with the rows in view noted that others changed; what is under the cursor is seen to change anyway.</summary>
    public static ExplorerState Changed(ExplorerState state, IReadOnlyList<WatchEvent> changes)
    {
        var browse = state.Browse;
        var (rows, list, flashes) = (browse.Rows, browse.List, browse.Flashes);
        var end = Math.Min(rows.Count, list.Offset + state.Layout.Rows(Pane.Keys));
        // Of many changes at once few are in view, or too many of them.
        for (var i = 0; i < changes.Count && changes.Count <= MostChanges; i++)
        {
            var (id, isPut) = (new RowId(changes[i].KeyValue.Key, RowKind.Key), changes[i].Kind == WatchEventKind.Put);
            var place = isPut ? rows.PlaceOf(id) : end;
            if (place >= list.Offset && place < end && place != list.Selected && rows[place].Id == id)
            {
                flashes = flashes.With(id.Path, state.Now);
            }
        }

        return ReferenceEquals(flashes, browse.Flashes) ? state : state with { Browse = browse with { Flashes = flashes } };
    }

    /// <summary>The state as time has passed: rows that changed are as any others again.</summary>
    public static ExplorerState Ticked(ExplorerState state)
    {
        var flashes = state.Browse.Flashes.At(state.Now);
        return ReferenceEquals(flashes, state.Browse.Flashes) ? state : state with { Browse = state.Browse with { Flashes = flashes } };
    }

    public static ExplorerState Move(ExplorerState state, Intent intent) =>
        Moved(state, state.Browse.List.Moved(intent, state.Browse.Rows.Count, state.Layout.Rows(Pane.Keys)));

    public static ExplorerState Moved(ExplorerState state, ListState list)
    {
        var browse = state.Browse.Moved(list);
        if (ReferenceEquals(browse, state.Browse))
        {
            return state;
        }

        var next = state with { Browse = browse };
        if (state.Browse.Gone is null)
        {
            return next;
        }

        // The row that was gone makes way: the cursor is on what stands there now.
        next = Settled(next);
        return next with { Browse = next.Browse with { Cursor = next.Browse.Current?.Id } };
    }

    /// <summary>Unfolds a prefix, steps into an unfolded one, or goes to the value of a key.</summary>
    public static Transition Open(ExplorerState state) => state.Browse.Current switch
    {
        { IsGone: true } => state.Warning(ActionRules.WhyGone(state)!),
        { Kind: RowKind.Prefix, Expanded: false } row => Folded(state, row, true),
        { Kind: RowKind.Prefix } => Move(state, Intent.Down),
        { Kind: RowKind.Key } => state with { Focus = Pane.Value },
        null => state,
        { Kind: var kind } => throw new ArgumentOutOfRangeException(nameof(state), kind, "is not a known kind of row"),
    };

    /// <summary>Folds an unfolded prefix, or goes up to the one above.</summary>
    public static ExplorerState Close(ExplorerState state) => state.Browse.Current switch
    {
        { Kind: RowKind.Prefix, Expanded: true } row => Folded(state, row, false),
        { } row => ToParent(state, row),
        null => state,
    };

    /// <summary>The state as a tree or as a flat list; the cursor stays on its row, which is unfolded in the tree if it is a key.</summary>
    public static ExplorerState ToggleTree(ExplorerState state)
    {
        var browse = state.Browse;
        var isUnmoved = browse is { IsTree: false, Cursor: { Kind: RowKind.Prefix } folder }
            && browse.Current?.Path.StartsWith(folder.Path) == true;
        var cursor = isUnmoved ? browse.Cursor : browse.Anchor;
        var expanded = browse.IsTree || cursor is not { Kind: RowKind.Key } key ? browse.Expanded : PlaceUpdate.Unfolded(state, key.Path);
        return Settled(state with { Browse = (browse with { IsTree = !browse.IsTree, Cursor = cursor, Expanded = expanded }).Stale() });
    }

    private static ExplorerState Folded(ExplorerState state, KeyRow row, bool expanded)
    {
        var set = expanded ? state.Browse.Expanded.Add(row.Path) : state.Browse.Expanded.Remove(row.Path);
        return Settled(state with { Browse = (state.Browse with { Expanded = set, Cursor = row.Id }).Stale() });
    }

    private static ExplorerState ToParent(ExplorerState state, KeyRow row)
    {
        if (row.Depth == 0)
        {
            return state;
        }

        var parent = new RowId(new EtcdKey(row.Path.Span[..row.NameStart].ToArray()), RowKind.Prefix);
        var list = state.Browse.List.Select(state.Browse.Rows.PlaceOf(parent), state.Browse.Rows.Count, state.Layout.Rows(Pane.Keys));
        return Moved(state, list);
    }
}
