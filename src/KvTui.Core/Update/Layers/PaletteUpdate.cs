using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Update.Access;
using KvTui.Terminal.Views.Dialogs;
using KvTui.Text;
using KvTui.Tty.Input;

namespace KvTui.Core.Update.Layers;

/// <summary>The command palette: what the keys do, by name, some with an argument.</summary>
internal static class PaletteUpdate
{
    public static ExplorerState Open(ExplorerState state) => state.Pushed(new Layer.Palette(PaletteState.Open(
    [
        .. ExplorerCommands.All.Select(command => command.Intent == Intent.SwitchProfile ? Profiles(state, command) : Item(state, command, command.Help)),
    ])));

    public static Transition Press(ExplorerState state, Layer.Palette palette, Key key) => key switch
    {
        { Code: KeyCode.Escape } or { Code: KeyCode.Character, Modifiers: KeyModifiers.Ctrl, Rune.Value: 'c' } => state.Popped(),
        { Code: KeyCode.Enter } => Run(state.Popped(), palette.State),
        { Code: KeyCode.Tab } when CompletionUpdate.Completed(state, palette) is { } completed => completed,
        _ => state.Replaced(palette with { State = palette.State.Apply(key, CommandPalette.ListHeight(state.Size)) }),
    };

    private static PaletteItem Item(ExplorerState state, ExplorerCommand command, string help) =>
        new(command.Name, help, command.Keys) { DisabledReason = ActionRules.WhyNot(state, command.Intent) };

    private static PaletteItem Profiles(ExplorerState state, ExplorerCommand command) =>
        Item(state, command, state.Settings.Profiles.IsEmpty ? command.Help : $"go on with {Printable.Text(string.Join(", ", state.Settings.Profiles))}") with { Arguments = state.Settings.Profiles };

    private static Transition Run(ExplorerState state, PaletteState palette)
    {
        if (palette.Selected is not { } item || ExplorerCommands.Find(item.Name) is not { } command)
        {
            return palette.Field.Text.Length == 0 ? state : state.Error($"There is no command '{palette.Command}'; Tab completes, an empty line lists all.");
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
