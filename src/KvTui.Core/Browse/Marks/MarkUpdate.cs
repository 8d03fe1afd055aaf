namespace KvTui.Core.Browse.Marks;

/// <summary>Marks keys and folders, one by one or a range of rows, and takes marks away.</summary>
internal static class MarkUpdate
{
    public static ExplorerState Apply(ExplorerState state, Intent intent) =>
        intent == Intent.MarkRange ? RangeToggled(state) : Toggled(state);

    /// <summary>Marks the row under the cursor, or no longer, and goes to the next one; ends a range that is being marked.</summary>
    private static ExplorerState Toggled(ExplorerState state)
    {
        var (browse, folding) = (state.Browse, state.Settings.Folding);
        if (browse.Marks.Anchor is not null)
        {
            return RangeEnded(state);
        }

        if (browse.Current is not { IsGone: false } row)
        {
            return state.Warning(ActionRules.WhyGone(state) ?? "There is no key under the cursor.");
        }

        if (browse.Marks.Above(row.Id, folding) is { } folder)
        {
            return state.Info($"{Printable.Escaped(folder.Span)} is marked with all that is in it; Space on that folder unmarks it");
        }

        var marks = browse.Marks.Rows.Contains(row.Id) ? browse.Marks.Without(row.Id) : browse.Marks.With(row.Id, folding);
        if (marks.Rows.Count > MarkState.Most)
        {
            return TooMany(state);
        }

        state = state with { Browse = browse with { Marks = marks } };
        return BrowseUpdate.Moved(state, browse.List.Moved(Intent.Down, browse.Rows.Count, state.Layout.Rows(Pane.Keys)));
    }

    /// <summary>Begins to mark a range of rows at the cursor, or marks the rows from where one was begun.</summary>
    private static ExplorerState RangeToggled(ExplorerState state)
    {
        var browse = state.Browse;
        if (browse.Marks.Anchor is not null)
        {
            return RangeEnded(state);
        }

        return browse.Current is { IsGone: false } row
            ? (state with { Browse = browse with { Marks = browse.Marks with { Anchor = row.Id } } })
                .Info("a range of rows is being marked: v ends it, Esc gives it up")
            : state.Warning(ActionRules.WhyGone(state) ?? "There is no key under the cursor.");
    }

    /// <summary>The state with the rows marked of a range that is being marked; the same if none is.</summary>
    public static ExplorerState RangeEnded(ExplorerState state)
    {
        var browse = state.Browse;
        if (browse.MarkedSpan() is not var (first, end))
        {
            return state;
        }

        if (end - first > MarkState.Most)
        {
            return TooMany(state);
        }

        var marks = browse.Marks with { Anchor = null };
        for (var index = first; index < end; index++)
        {
            if (browse.Rows[index] is { IsGone: false } row && (row is not { Kind: RowKind.Prefix, Expanded: true } || end - first == 1))
            {
                marks = marks.With(row.Id, state.Settings.Folding);
            }
        }

        return marks.Rows.Count > MarkState.Most ? TooMany(state) : state with { Browse = browse with { Marks = marks }, Notice = null };
    }

    /// <summary>The state without the range that is being marked; else without marks.</summary>
    public static ExplorerState Cleared(ExplorerState state)
    {
        var marks = state.Browse.Marks;
        marks = marks.Anchor is null ? MarkState.None : marks with { Anchor = null };
        return state with { Browse = state.Browse with { Marks = marks }, Notice = null };
    }

    private static ExplorerState TooMany(ExplorerState state) =>
        state.Warning($"At most {Quantities.Count(MarkState.Most)} rows can be marked; mark the folder that they are in.");
}
