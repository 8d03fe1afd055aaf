namespace KvTui.Core.Browse;

/// <summary>Goes to a row that may be hidden, and back to where one was.</summary>
internal static class PlaceUpdate
{
    /// <summary>
    /// The state with the cursor on a key, or on the row that is next to where it would be; what hides it is unfolded, and it stands where
    /// what is around it can be seen.
    /// </summary>
    public static ExplorerState GoTo(ExplorerState state, EtcdKey key)
    {
        state = BrowseUpdate.Settled(Forgotten(state));
        var kind = state.Keyspace.Keys.TryGet(key, out _) ? RowKind.Key : RowKind.Prefix;
        var browse = state.Browse with
        {
            FilterText = "",
            Filter = null,
            Before = null,
            Gone = null,
            Cursor = new(key, kind),
            Expanded = Unfolded(state, key),
        };
        var there = BrowseUpdate.Settled(state with { Focus = Pane.Keys, Browse = browse.Stale(), WentTo = key });
        return InContext(there, state.Browse.List.Offset);
    }

    /// <summary>The state with a row of a layer, which has been closed, opened; Esc leads back to that layer.</summary>
    public static ExplorerState Opened(ExplorerState state, Layer from, EtcdKey key)
    {
        // What the filter has found is not kept: it would hold an old version of all keys for as long as one looks around.
        var place = BrowsePlace.Of(BrowseUpdate.Settled(state).Browse) with { Matches = FilterState.None };
        return GoTo(state, key) with { Opened = new(from, place, state.Focus, state.FullScreen) };
    }

    /// <summary>The state back in the layer from which a row was opened, and behind it where one was before.</summary>
    public static ExplorerState Reopened(ExplorerState state, OpenedRow opened) =>
        Returned(state with { Opened = null, Focus = opened.Focus, FullScreen = opened.FullScreen }, opened.Place).Pushed(opened.From);

    /// <summary>The state in which Esc leads back to no layer any more; what only that would have shown is dropped.</summary>
    public static ExplorerState Forgotten(ExplorerState state) => state.Opened is null ? state : state with
    {
        Opened = null,
        Scans = state.Scans.Without(state.Opened.From),
    };

    /// <summary>The state with any filter ended and the cursor still on its row, which is unfolded if it is a key.</summary>
    public static ExplorerState Unfiltered(ExplorerState state, KeyRow row)
    {
        var browse = state.Browse with
        {
            FilterText = "",
            Filter = null,
            Before = null,
            Cursor = row.Id,
            Expanded = state.Browse.IsTree && row.Kind == RowKind.Key ? Unfolded(state, row.Path) : state.Browse.Expanded,
        };
        return BrowseUpdate.Settled(state with { Browse = browse.Stale() });
    }

    /// <summary>The state back where one was; if that row is gone meanwhile, it says so.</summary>
    public static ExplorerState Returned(ExplorerState state, BrowsePlace place)
    {
        var next = state with { Browse = place.Restored(state.Browse) };
        if (place is { Cursor: { } cursor, Gone: null, Last: { } last } && state.Keyspace.IsListed && !cursor.IsIn(state.Keyspace.Keys))
        {
            next = GoneUpdate.Lost(next, cursor, last);
        }

        return BrowseUpdate.Settled(next);
    }

    /// <summary>The unfolded prefixes, and all that a key is below.</summary>
    public static ImmutableHashSet<EtcdKey> Unfolded(ExplorerState state, EtcdKey key)
    {
        var expanded = state.Browse.Expanded;
        for (var end = state.Browse.Root.Length; end < key.Length; end++)
        {
            if (key.Span[end] == state.Settings.Folding.Separator && end > 0)
            {
                expanded = expanded.Add(new EtcdKey(key.Span[..(end + 1)].ToArray()));
            }
        }

        return expanded;
    }

    /// <summary>The state with the row under the cursor a third from the top, unless it is in view in the upper two thirds.</summary>
    private static ExplorerState InContext(ExplorerState state, int offset)
    {
        var (list, height) = (state.Browse.List, state.Layout.Rows(Pane.Keys));
        var isInView = list.Selected >= offset && list.Selected < offset + (height * 2 / 3);
        var next = list with { Offset = isInView ? offset : list.Selected - (height / 3) };
        return state with { Browse = state.Browse with { List = next.Clamp(state.Browse.Rows.Count, height) } };
    }
}
