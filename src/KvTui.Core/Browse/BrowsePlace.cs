namespace KvTui.Core.Browse;

/// <summary>Where one is in the keys, to go back to: row, folds, filter and scroll.</summary>
/// <param name="Last">The key of the row, or the first one below it; null without a row.</param>
/// <param name="Before">Where one was before the filter that is on here; null without one.</param>
public sealed record BrowsePlace(
    RowId? Cursor,
    KeyEntry? Last,
    GoneRow? Gone,
    bool IsTree,
    ImmutableHashSet<EtcdKey> Expanded,
    ListState List,
    string FilterText,
    KeyFilter? Filter,
    FilterState Matches,
    BrowsePlace? Before)
{
    /// <summary>Where the cursor is now.</summary>
    public static BrowsePlace Of(BrowseState browse) => new(
        browse.Cursor is null ? null : browse.Anchor,
        browse.Current is { } row ? browse.Rows.Keys[row.Rank] : null,
        browse.Gone,
        browse.IsTree,
        browse.Expanded,
        browse.List,
        browse.FilterText,
        browse.Filter,
        browse.Matches,
        browse.Before);

    /// <summary>The state as it was there; what a filter has found is searched for again as far as the keys have changed.</summary>
    public BrowseState Restored(BrowseState browse)
    {
        var now = browse.Matches;
        return (browse with
        {
            Cursor = Cursor,
            Gone = Gone,
            IsTree = IsTree,
            Expanded = Expanded,
            List = List,
            FilterText = FilterText,
            Filter = Filter,
            Matches = Matches with { Scan = now.Scan, Generation = now.Generation },
            Before = Before,
        }).Stale();
    }
}

/// <summary>A row of a layer that was opened in the panes: what Esc leads back to.</summary>
/// <param name="Place">Where one was in the keys before.</param>
public sealed record OpenedRow(Layer From, BrowsePlace Place, Pane Focus, bool FullScreen);
