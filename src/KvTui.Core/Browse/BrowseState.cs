using KvTui.Core.Browse.Marks;
using KvTui.Core.Browse.Order;

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

    /// <summary>What the rows are to be ordered by.</summary>
    public KeyOrder Order { get; init; }

    /// <summary>The columns that are wanted beside the names.</summary>
    public KeyColumns Columns { get; init; } = KeyColumns.Usual;

    /// <summary>What columns show beside what the index holds.</summary>
    public KeyFacts Facts { get; init; } = KeyFacts.None;

    /// <summary>What is marked.</summary>
    public MarkState Marks { get; init; } = MarkState.None;

    /// <summary>The rows that changed just now.</summary>
    public Flashes Flashes { get; init; } = Flashes.None;

    /// <summary>The cluster whose last order and columns have been recalled; 0 before one is known.</summary>
    public ulong RecalledFor { get; init; }

    /// <summary>Whether a row above the others is to name the columns.</summary>
    public bool HasHeader => !Order.IsByKey || (Columns & ~KeyColumns.Usual) != 0;

    /// <summary>How far the rows are sorted.</summary>
    public SortState Sorting { get; init; } = SortState.None;

    private bool IsFlat => !IsTree || IsFiltered;

    private KeyIndex? RowsSource { get; init; }

    /// <summary>Whether a first listing was complete when the rows were made.</summary>
    private bool HasBegun { get; init; }

    /// <summary>The row under the cursor; null if there is none.</summary>
    public KeyRow? Current => List.Selected < Rows.Count ? Rows[List.Selected] : null;

    public static BrowseState AtStart(EtcdKey root) => new(root, true, [], "", null, null, default, KeyRows.None);

    /// <summary>This state with its rows made from the keys, and the cursor still on what it was on.</summary>
    public BrowseState Settled(KeyspaceState keyspace, int height, DateTimeOffset now)
    {
        var next = IsMade(keyspace, now) ? this : WithRows(keyspace, now);
        return (next.HasBegun == keyspace.IsListed ? next : next with { HasBegun = keyspace.IsListed }).Clamped(height);
    }

    /// <summary>What there is to sort; null where rows stand in the order of their keys, as they do before all are listed.</summary>
    public SortSubject? ToSort(KeyspaceState keyspace) => Order.IsByKey || !keyspace.IsListed
        ? null
        : new(SourceIn(keyspace), Order, IsFiltered ? Matches.Filter : null, Root, IsFlat, Expanded, Gone?.Last);

    /// <summary>When rows are to be sorted again, as keys have changed; null if they are not.</summary>
    public DateTimeOffset? SortedAgainAt(KeyspaceState keyspace) =>
        Sorting.Running is null && ToSort(keyspace) is { } subject && Sorting.IsOutdatedByKeysOnly(subject) ? Sorting.Due : null;

    /// <summary>This state with nothing marked.</summary>
    public BrowseState Unmarked() => this with { Marks = MarkState.None };

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

    /// <summary>The rows of a range that is being marked: the first, and the one behind the last; null while none is.</summary>
    public (int First, int End)? MarkedSpan()
    {
        if (Marks.Anchor is not { } anchor || Rows.Count == 0)
        {
            return null;
        }

        var place = Math.Min(Rows.PlaceOf(anchor), Rows.Count - 1);
        return (Math.Min(place, List.Selected), Math.Max(place, List.Selected) + 1);
    }

    /// <summary>Whether a row is marked, or would be if the range that is being marked ended here.</summary>
    public bool IsMarked(int index) => !Marks.IsEmpty && (Marks.Has(Rows[index].Id, Rows.Keys.Folding)
        || (MarkedSpan() is var (first, end) && index >= first && index < end
            && (Rows[index] is not { Kind: RowKind.Prefix, Expanded: true } || end - first == 1)));

    private BrowseState Clamped(int height)
    {
        var list = List.Clamp(Rows.Count, height);
        return list == List ? this : this with { List = list };
    }

    private KeyIndex SourceIn(KeyspaceState keyspace) => IsFiltered ? Matches.Found : keyspace.Keys;

    /// <summary>Whether the rows are to stay: nothing has changed, or it is not time yet to sort them again.</summary>
    private bool IsMade(KeyspaceState keyspace, DateTimeOffset now)
    {
        var source = SourceIn(keyspace);
        if (RowsSource is null || (keyspace.IsListed && !HasBegun && !Order.IsByKey))
        {
            return false;
        }

        return ReferenceEquals(RowsSource, source)
            || (ToSort(keyspace) is { } subject
                && Sorting.Done?.IsLike(subject) == true
                && (now < Sorting.Due || source.Count > SortedKeys.MostAtOnce));
    }

    private BrowseState WithRows(KeyspaceState keyspace, DateTimeOffset now)
    {
        var source = SourceIn(keyspace);
        var isAtStart = Cursor is null && IsTree && !IsFiltered && (!HasBegun || Rows.Count == 0);
        var next = isAtStart ? this with { Expanded = Alone(source) } : this;
        next = next with { Sorting = next.SortedAtOnce(keyspace, now) };
        var rows = next.Build(source);

        // Who has not moved yet stays on the first row; but once rows are sorted, that is another one with each change.
        var cursor = Cursor ?? (Sorting.Done is null ? null : Current?.Id);
        return next with { Rows = rows, RowsSource = next.Sorting.Done?.Source ?? source, List = next.Placed(rows, cursor) };
    }

    /// <summary>Sorts few keys; for many, what was sorted before stays until the next order has been found.</summary>
    private SortState SortedAtOnce(KeyspaceState keyspace, DateTimeOffset now)
    {
        if (ToSort(keyspace) is not { } subject)
        {
            return Sorting.Unsorted();
        }

        if (subject.Source.Count <= SortedKeys.MostAtOnce)
        {
            // What a filter finds comes in parts, which are not waited for.
            return Sorting.With(subject, subject.Unsorted(), Matches.Scan is null ? now : DateTimeOffset.MinValue, default);
        }

        var isOfUse = Sorting.Done?.IsOfSameList(subject) == true
            && (Gone is null || Sorting.Keys!.Keys.TryGet(Gone.Last.Key, out _));
        return isOfUse ? Sorting : Sorting.Unsorted();
    }

    /// <summary>The prefix that all keys have: unfolded at the start, but not once keys without it are listed.</summary>
    private ImmutableHashSet<EtcdKey> Alone(KeyIndex source)
    {
        var rows = new TreeRows(source, Root, []);
        return rows.Count == 1 && rows[0] is { Kind: RowKind.Prefix } row ? [row.Path] : [];
    }

    private KeyRows Build(KeyIndex source)
    {
        var keys = Sorting.Keys?.Keys ?? (Gone is null ? source : source.Apply([new(Gone.Last.Key, Gone.Last)]));
        var gone = Gone is null ? -1 : keys.RankOf(Gone.Last.Key);
        if (IsFlat && Sorting.Keys is null)
        {
            return new FlatRows(keys, Root, gone);
        }

        // Nothing is left in a folder that is gone.
        var expanded = Gone is { Id.Kind: RowKind.Prefix } ? Expanded.Remove(Gone.Id.Path) : Expanded;
        return new TreeRows(keys, Root, expanded, gone, Sorting.Keys, IsFlat);
    }

    /// <summary>The list state that keeps the cursor on its row, and that row at its height on the screen.</summary>
    private ListState Placed(KeyRows rows, RowId? cursor)
    {
        if (cursor is not { } id)
        {
            return List;
        }

        var place = Math.Max(0, Math.Min(rows.PlaceOf(id), rows.Count - 1));
        return new(place, Math.Max(0, place - (List.Selected - List.Offset)));
    }
}
