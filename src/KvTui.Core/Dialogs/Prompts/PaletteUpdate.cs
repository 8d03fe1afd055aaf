using KvTui.Core.Browse.Order;
using KvTui.Core.Commands;
using KvTui.Core.Explorer.Dispatch;

namespace KvTui.Core.Dialogs.Prompts;

/// <summary>The command palette: what the keys do, by name, some with an argument.</summary>
internal static class PaletteUpdate
{
    public static ExplorerState Open(ExplorerState state) => state.Pushed(new Layer.Palette(PaletteState.Open(
    [
        .. ExplorerCommands.All.Select(command => Item(state, command)),
    ])));

    public static Transition Apply(ExplorerState state, Layer.Palette palette, Intent intent) => intent switch
    {
        Intent.Back => state.Popped(),
        Intent.Accept => Run(state.Popped(), palette.State),
        Intent.Complete => CompletionUpdate.Completed(state, palette) ?? state.Replaced(palette with { State = palette.State.Completed() }),
        _ => state.Replaced(palette with { State = palette.State.Moved(intent, PagerLines.PaletteHeight(state.Size)) }),
    };

    /// <summary>The state with an entry selected.</summary>
    public static ExplorerState OnRow(ExplorerState state, Layer.Palette palette, int row) =>
        state.Replaced(palette with { State = palette.State.Choosing(row, PagerLines.PaletteHeight(state.Size)) });

    private static PaletteItem Item(ExplorerState state, ExplorerCommand command)
    {
        var profiles = command.Prompt == PromptKind.Profile ? state.Settings.Profiles : [];
        var help = profiles.IsEmpty ? command.Help : $"go on with {Printable.Text(string.Join(", ", profiles))}";
        return new(command.Name, help, command.FirstKey())
        {
            DisabledReason = ActionRules.WhyNot(state, command.Intent),
            Arguments = command.Prompt is PromptKind.Sort or PromptKind.Columns ? ColumnWords.All : profiles,
        };
    }

    private static Transition Run(ExplorerState state, PaletteState palette)
    {
        if (palette.Selected is not { } item || ExplorerCommands.Find(item.Name) is not { } command)
        {
            return palette.Text.Length == 0
                ? state
                : state.Error($"There is no command '{palette.Command}'; Tab completes, an empty line lists all.");
        }

        if (item.DisabledReason is { } reason && !LockUpdate.IsOffered(state, command.Intent))
        {
            return state.Warning(reason);
        }

        return command.Prompt is { } prompt && palette.Argument.Length > 0 && !LockUpdate.IsOffered(state, command.Intent)
            ? PromptUpdate.Accept(state, prompt, palette.Argument)
            : IntentUpdate.Apply(state, command.Intent);
    }
}
