namespace KvTui.Core.Dialogs.Prompts;

/// <summary>Opens the explorer at a place: at once what needs no keys, and the key as soon as the keys are listed.</summary>
internal static class StartUpdate
{
    /// <summary>The state at the start, with the view and the filter of its settings.</summary>
    public static ExplorerState Begun(ExplorerState state)
    {
        var start = state.Settings.Start;
        state = state with { Detail = state.Detail with { Others = ChosenViews.Beginning(new(start.View)) }, StartKey = start.Key };
        return start.Filter.Length == 0 ? state : FilterTyping.Kept(FilterTyping.Typed(FilterTyping.Begun(state), start.Filter));
    }

    /// <summary>The state at the key that is waited for, if the keys are listed and the person has not gone elsewhere.</summary>
    public static ExplorerState Followed(ExplorerState state)
    {
        if (state.StartKey.IsEmpty || !state.Keyspace.IsListed)
        {
            return state;
        }

        var (key, filter) = (state.StartKey, state.Browse.FilterText);
        state = GoToUpdate.GoTo(state with { StartKey = EtcdKey.Empty }, key);
        return filter.Length == 0 ? state : FilterTyping.Kept(FilterTyping.Typed(FilterTyping.Begun(state), filter));
    }
}
