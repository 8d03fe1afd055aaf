namespace KvTui.Core.Commands;

/// <summary>Opens menus: of all commands, or of what can be done with the row under the cursor.</summary>
internal static class MenuUpdate
{
    public static ExplorerState Opened(ExplorerState state, Intent intent) => state.Pushed(
        intent == Intent.Menu ? new Layer.Menu(Impossible(state)) : new Layer.ContextMenu(Impossible(state)));

    private static ImmutableHashSet<Intent> Impossible(ExplorerState state) =>
        [.. CommandTable.Rows.Select(static row => row.Intent).Where(intent => ActionRules.WhyNotInMenu(state, intent) is not null)];
}
