namespace KvTui.Core.Commands;

/// <summary>Opens menus: of all commands, or of what can be done with the row under the cursor.</summary>
internal static class MenuUpdate
{
    public static ExplorerState Opened(ExplorerState state, Intent intent) => state.Pushed(intent switch
    {
        Intent.Menu => new Layer.Menu(Impossible(state)),
        Intent.ContextMenu => new Layer.ContextMenu(Impossible(state)),
        Intent.SortMenu or Intent.ColumnMenu => new Layer.ContextMenu([])
        {
            Of = MenuTitle.Sort,
            Chosen = OrderIntents.Chosen(state.Browse.Order, state.Browse.Columns),
        },
        Intent.CopyMenu => new Layer.ContextMenu(Impossible(state)) { Of = MenuTitle.Copy },
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "opens no menu"),
    });

    private static ImmutableArray<Intent> Impossible(ExplorerState state) =>
        [.. from command in CommandTable.Rows where ActionRules.WhyNotInMenu(state, command.Intent) is not null select command.Intent];
}
