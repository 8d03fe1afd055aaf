namespace KvTui.Core.Browse;

/// <summary>A filter from its first letter to its end; no step loses the place in the keys.</summary>
internal static class FilterTyping
{
    /// <summary>The state when the typing begins; it is known where that was.</summary>
    public static ExplorerState Begun(ExplorerState state)
    {
        state = BrowseUpdate.Settled(state);
        return state with { Browse = state.Browse with { Before = BrowsePlace.Of(state.Browse) } };
    }

    /// <summary>The state with another filter; an empty one shows all.</summary>
    public static ExplorerState Typed(ExplorerState state, string text)
    {
        state = BrowseUpdate.Settled(state);
        var browse = state.Browse;
        if (text == browse.FilterText)
        {
            return state;
        }

        if (text.Length > 0)
        {
            var next = browse with { FilterText = text, Filter = KeyFilter.Parse(text), Cursor = browse.Anchor, Gone = null };
            return BrowseUpdate.Settled(state with { Browse = next.Stale() });
        }

        var shown = browse.Before is { FilterText: "" } before ? PlaceUpdate.Returned(state, before) : Ended(state);
        return shown with { Browse = shown.Browse with { Before = browse.Before } };
    }

    /// <summary>The state when the typing ends and the list stays filtered.</summary>
    public static ExplorerState Kept(ExplorerState state)
    {
        state = BrowseUpdate.Settled(state);
        var browse = state.Browse;
        var unfiltered = browse.Before is { FilterText.Length: > 0 } filtered ? filtered.Before : browse.Before;
        return state with { Browse = browse with { Cursor = browse.Anchor, Before = browse.FilterText.Length > 0 ? unfiltered : null } };
    }

    /// <summary>The state when the typing is given up: back to where one was.</summary>
    public static ExplorerState GivenUp(ExplorerState state) =>
        state.Browse.Before is { } before ? PlaceUpdate.Returned(state, before) : Ended(state);

    /// <summary>The state when the filter ends, on the row under the cursor; where nothing was found, back to where one was.</summary>
    public static ExplorerState Ended(ExplorerState state)
    {
        state = BrowseUpdate.Settled(state);
        return (state.Browse.Current, state.Browse.Before) switch
        {
            ({ } row, _) => PlaceUpdate.Unfiltered(state, row),
            (null, { } before) => PlaceUpdate.Returned(state, before with { FilterText = "", Filter = null }),
            (null, null) => BrowseUpdate.Settled(state with { Browse = (state.Browse with { FilterText = "", Filter = null }).Stale() }),
        };
    }
}
