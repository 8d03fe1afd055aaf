using System.Collections.Immutable;
using KvTui.App.State.Filtering;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Rows;
using KvTui.Etcd;
using KvTui.Terminal.Views.Lists;

namespace KvTui.App.State;

/// <summary>How the keys are browsed: unfolded branches, filter, and where the cursor is.</summary>
/// <param name="Root">The prefix that everything is below; empty for the whole keyspace.</param>
/// <param name="Filter">The filter that is wanted; null while there is none, or its text means nothing yet.</param>
/// <param name="Cursor">What the cursor is on, wherever that row moves to; null until the user has moved it: the first row then.</param>
/// <param name="Rows">The rows as of the last <see cref="Settled"/>.</param>
public sealed record BrowseState(
    EtcdKey Root,
    bool IsTree,
    ImmutableHashSet<EtcdKey> Expanded,
    string FilterText,
    KeyFilter? Filter,
    RowId? Cursor,
    ListState List,
    KeyRows Rows)
{
    /// <summary>What the filter has found so far.</summary>
    public FilterState Matches { get; init; } = FilterState.None;

    /// <summary>Whether the rows are what a filter lets through: that which is wanted, or an earlier one until something has been found.</summary>
    public bool IsFiltered => Filter is not null && Matches.Filter is not null;

    private KeyIndex? RowsSource { get; init; }

    /// <summary>The row under the cursor; null if there is none.</summary>
    public KeyRow? Current => List.Selected < Rows.Count ? Rows[List.Selected] : null;

    public static BrowseState AtStart(EtcdKey root) => new(root, true, [], "", null, null, default, KeyRows.None);

    /// <summary>This state with its rows made from the keys, and the cursor still on what it was on.</summary>
    public BrowseState Settled(KeyIndex keys, int height)
    {
        var source = IsFiltered ? Matches.Found : keys;
        if (ReferenceEquals(RowsSource, source))
        {
            return Clamped(height);
        }

        var rows = Build(source);
        if (Cursor is null && Rows.Count == 0 && rows is { Count: 1 } && rows[0] is { Kind: RowKind.Prefix, Expanded: false })
        {
            return (this with { Expanded = Expanded.Add(rows[0].Path) }).Settled(keys, height);
        }

        return (this with { Rows = rows, RowsSource = source, List = Placed(rows) }).Clamped(height);
    }

    /// <summary>This state with its rows out of date.</summary>
    public BrowseState Stale() => this with { RowsSource = null };

    /// <summary>This state with the cursor moved to a row.</summary>
    public BrowseState Moved(ListState list) =>
        list == List ? this : this with { List = list, Cursor = list.Selected < Rows.Count ? Rows[list.Selected].Id : Cursor };

    private BrowseState Clamped(int height)
    {
        var list = List.Clamp(Rows.Count, height);
        return list == List ? this : this with { List = list };
    }

    private KeyRows Build(KeyIndex source) => IsTree && !IsFiltered ? new TreeRows(source, Root, Expanded) : new FlatRows(source, Root);

    /// <summary>The list state that keeps the cursor on its row, and that row at its height on the screen.</summary>
    private ListState Placed(KeyRows rows)
    {
        if (Cursor is not { } cursor)
        {
            return List;
        }

        var place = Math.Max(0, Math.Min(rows.PlaceOf(cursor), rows.Count - 1));
        return new(place, Math.Max(0, place - (List.Selected - List.Offset)));
    }
}
