using KvTui.App.Intents;
using KvTui.App.State;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Rows;
using KvTui.App.Update.Filtering;
using KvTui.Etcd;
using KvTui.Terminal.Views.Lists;

namespace KvTui.App.Update;

/// <summary>Moving in the keys, folding and unfolding, filtering.</summary>
internal static class BrowseUpdate
{
    /// <summary>The state with its rows made from its keys, or from those that a filter has let through so far.</summary>
    public static ExplorerState Settled(ExplorerState state)
    {
        state = FilterUpdate.CaughtUp(state);
        var browse = state.Browse.Settled(state.Keyspace.Keys, state.Layout.Rows(Pane.Keys));
        return ReferenceEquals(browse, state.Browse) ? state : state with { Browse = browse };
    }

    public static ExplorerState Move(ExplorerState state, Intent intent)
    {
        var (browse, height) = (state.Browse, state.Layout.Rows(Pane.Keys));
        var count = browse.Rows.Count;
        return Moved(state, intent switch
        {
            Intent.Up => browse.List.Move(-1, count, height),
            Intent.Down => browse.List.Move(1, count, height),
            Intent.PageUp => browse.List.Page(-1, count, height),
            Intent.PageDown => browse.List.Page(1, count, height),
            Intent.Home => browse.List.Home(count, height),
            _ => browse.List.End(count, height),
        });
    }

    public static ExplorerState Moved(ExplorerState state, ListState list)
    {
        var browse = state.Browse.Moved(list);
        return ReferenceEquals(browse, state.Browse) ? state : state with { Browse = browse };
    }

    /// <summary>Unfolds a prefix, steps into an unfolded one, or goes to the value of a key.</summary>
    public static Transition Open(ExplorerState state) => state.Browse.Current switch
    {
        { Kind: RowKind.Prefix, Expanded: false } row => Folded(state, row, true),
        { Kind: RowKind.Prefix } => Move(state, Intent.Down),
        { Kind: RowKind.Key } => state with { Focus = Pane.Value },
        _ => state,
    };

    /// <summary>Folds an unfolded prefix, or goes up to the one above.</summary>
    public static ExplorerState Close(ExplorerState state)
    {
        if (state.Browse.Current is not { } row)
        {
            return state;
        }

        return row is { Kind: RowKind.Prefix, Expanded: true } ? Folded(state, row, false) : ToParent(state, row);
    }

    public static ExplorerState ToggleTree(ExplorerState state) =>
        Settled(state with { Browse = (state.Browse with { IsTree = !state.Browse.IsTree, Cursor = Anchor(state.Browse) }).Stale() });

    /// <summary>The state with another filter; an empty one shows all.</summary>
    public static ExplorerState Filtered(ExplorerState state, string text)
    {
        if (text == state.Browse.FilterText)
        {
            return Settled(state);
        }

        var browse = state.Browse with { FilterText = text, Filter = KeyFilter.Parse(text), Cursor = Anchor(state.Browse) };
        return Settled(state with { Browse = browse.Stale() });
    }

    /// <summary>The state with the cursor on a key, or on the row that is next to where it would be; what hides it is unfolded.</summary>
    public static ExplorerState GoTo(ExplorerState state, EtcdKey key)
    {
        var browse = state.Browse with { FilterText = "", Filter = null };
        var expanded = browse.Expanded;
        for (var end = browse.Root.Length; end < key.Length; end++)
        {
            if (key.Span[end] == state.Settings.Folding.Separator && end > 0)
            {
                expanded = expanded.Add(new EtcdKey(key.Span[..(end + 1)].ToArray()));
            }
        }

        var kind = state.Keyspace.Keys.TryGet(key, out _) ? RowKind.Key : RowKind.Prefix;
        return Settled(state with { Focus = Pane.Keys, Browse = (browse with { Expanded = expanded, Cursor = new(key, kind) }).Stale() });
    }

    /// <summary>The row that the cursor stays on when the rows become others; while a filter is searched for, not just what is found by then.</summary>
    private static RowId? Anchor(BrowseState browse) => browse.Matches.Scan is null ? browse.Current?.Id ?? browse.Cursor : browse.Cursor ?? browse.Current?.Id;

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
