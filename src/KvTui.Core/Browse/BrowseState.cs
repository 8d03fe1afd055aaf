namespace KvTui.Core.Browse;

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

    /// <summary>Whether the rows are what a filter lets through: the one wanted, or an earlier one until something is found.</summary>
    public bool IsFiltered => Filter is not null && Matches.Filter is not null;

    /// <summary>The row under the cursor when what it stood for is gone; null while it is there.</summary>
    public GoneRow? Gone { get; init; }

    /// <summary>Where one was before a filter was typed; null without one.</summary>
    public BrowsePlace? Before { get; init; }

    private KeyIndex? RowsSource { get; init; }

    /// <summary>Whether a first listing was complete when the rows were made.</summary>
    private bool HasBegun { get; init; }

    /// <summary>The row under the cursor; null if there is none.</summary>
    public KeyRow? Current => List.Selected < Rows.Count ? Rows[List.Selected] : null;

    public static BrowseState AtStart(EtcdKey root) => new(root, true, [], "", null, null, default, KeyRows.None);

    /// <summary>This state with its rows made from the keys, and the cursor still on what it was on.</summary>
    public BrowseState Settled(KeyspaceState keyspace, int height)
    {
        var source = IsFiltered ? Matches.Found : keyspace.Keys;
        var next = ReferenceEquals(RowsSource, source) ? this : WithRows(source);
        return (next.HasBegun == keyspace.IsListed ? next : next with { HasBegun = keyspace.IsListed }).Clamped(height);
    }

    /// <summary>This state with its rows out of date.</summary>
    public BrowseState Stale() => this with { RowsSource = null };

    /// <summary>This state with the cursor moved to a row.</summary>
    public BrowseState Moved(ListState list)
    {
        if (list == List && Gone is null)
        {
            return this;
        }

        KeyRow? row = list.Selected < Rows.Count ? Rows[list.Selected] : null;
        var next = this with { List = list, Cursor = row?.Id ?? Cursor };
        if (Gone is null)
        {
            return next;
        }

        // What is above a row that is gone may be gone with it.
        var gone = row is { IsGone: true } above && above.Id != Gone.Id ? Gone with { Id = above.Id } : null;
        return (next with { Gone = gone }).Stale();
    }

    /// <summary>What the cursor is on, or shall be as soon as a search has found it; null until it has been moved.</summary>
    public RowId? Anchor => Matches.Scan is null ? Current?.Id ?? Cursor : Cursor ?? Current?.Id;

    private BrowseState Clamped(int height)
    {
        var list = List.Clamp(Rows.Count, height);
        return list == List ? this : this with { List = list };
    }

    private BrowseState WithRows(KeyIndex source)
    {
        var isAtStart = Cursor is null && IsTree && !IsFiltered && (!HasBegun || Rows.Count == 0);
        var next = isAtStart ? this with { Expanded = Alone(source) } : this;
        var rows = next.Build(source);
        return next with { Rows = rows, RowsSource = source, List = Placed(rows) };
    }

    /// <summary>The prefix that all keys have: unfolded at the start, but not once keys without it are listed.</summary>
    private ImmutableHashSet<EtcdKey> Alone(KeyIndex source)
    {
        var rows = new TreeRows(source, Root, []);
        return rows.Count == 1 && rows[0] is { Kind: RowKind.Prefix } row ? [row.Path] : [];
    }

    private KeyRows Build(KeyIndex source)
    {
        var keys = Gone is null ? source : source.Apply([new(Gone.Last.Key, Gone.Last)]);
        var gone = Gone is null ? -1 : keys.RankOf(Gone.Last.Key);
        if (!IsTree || IsFiltered)
        {
            return new FlatRows(keys, Root, gone);
        }

        // Nothing is left in a folder that is gone.
        return new TreeRows(keys, Root, Gone is { Id.Kind: RowKind.Prefix } ? Expanded.Remove(Gone.Id.Path) : Expanded, gone);
    }

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
