using System.Collections.Immutable;
using KvTui.App.State;
using KvTui.App.State.Places;
using KvTui.App.State.Rows;
using KvTui.Etcd;

namespace KvTui.App.Update.Places;

/// <summary>Goes to a row that may be hidden, and back to where one was.</summary>
internal static class PlaceUpdate
{
    /// <summary>The state with the cursor on a key, or on the row that is next to where it would be; what hides it is unfolded, and it stands where what is around it can be seen.</summary>
    public static ExplorerState GoTo(ExplorerState state, EtcdKey key)
    {
        state = BrowseUpdate.Settled(state);
        var kind = state.Keyspace.Keys.TryGet(key, out _) ? RowKind.Key : RowKind.Prefix;
        var browse = state.Browse with { FilterText = "", Filter = null, Before = null, Gone = null, Cursor = new(key, kind), Expanded = Unfolded(state, key) };
        return InContext(BrowseUpdate.Settled(state with { Focus = Pane.Keys, Browse = browse.Stale() }));
    }

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

    /// <summary>The state scrolled so that the row under the cursor is a third from the top, unless it is in the upper two thirds already.</summary>
    private static ExplorerState InContext(ExplorerState state)
    {
        var (list, height) = (state.Browse.List, state.Layout.Rows(Pane.Keys));
        var row = list.Selected - list.Offset;
        return row >= 0 && row < height * 2 / 3
            ? state
            : state with { Browse = state.Browse with { List = (list with { Offset = list.Selected - (height / 3) }).Clamp(state.Browse.Rows.Count, height) } };
    }
}
