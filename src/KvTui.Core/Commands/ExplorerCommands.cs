namespace KvTui.Core.Commands;

/// <summary>Which commands of the table there are by name, in a menu, or for what is under the cursor.</summary>
public static class ExplorerCommands
{
    private static readonly ImmutableArray<ExplorerCommand>[] ByMenu = Array.ConvertAll(
        Enum.GetValues<MenuTitle>(), static menu => CommandTable.Rows.Where(command => command.Menu == menu).ToImmutableArray());

    private static readonly Intent[] OfEditor =
        [.. from command in CommandTable.Rows where command.Places.HasFlag(Places.Editor) select command.Intent];

    private static readonly Intent[] OfPanes =
        [.. from command in CommandTable.Rows where command.Places != Places.Editor select command.Intent];

    /// <summary>The commands of the palette.</summary>
    public static ImmutableArray<ExplorerCommand> All { get; } = [.. CommandTable.Rows.Where(static command => command.Name.Length > 0)];

    /// <summary>The command of the palette with a name; null if there is none.</summary>
    public static ExplorerCommand? Find(string name) => All.FirstOrDefault(command => command.Name == name);

    /// <summary>The commands of a menu, from top to bottom.</summary>
    public static ImmutableArray<ExplorerCommand> In(MenuTitle menu) => ByMenu[(int)menu];

    /// <summary>Whether something can be asked for in the editor, or else in the panes.</summary>
    public static bool IsFor(Intent intent, bool isEditing) => Array.IndexOf(isEditing ? OfEditor : OfPanes, intent) >= 0;

    /// <summary>The commands of the context menu: for the row under the cursor, or for what the focused pane shows.</summary>
    public static ImmutableArray<ExplorerCommand> Of(ExplorerState state)
    {
        var subject = SubjectOf(state);
        return [.. CommandTable.Rows.Where(command => (command.Subjects & subject) != 0)];
    }

    private static Subjects SubjectOf(ExplorerState state) => state switch
    {
        { Detail.Edit: not null } => Subjects.Text,
        { Focus: Pane.Value } => Subjects.Value,
        { Focus: Pane.Cluster } => Subjects.Members,
        { Browse.Current: { Kind: RowKind.Key } } => Subjects.Key,
        _ => Subjects.Folder,
    };
}
