using KvTui.Core.Messages;
using KvTui.Core.State.Layers;
using KvTui.Tui.Dialogs;
using KvTui.Tui.Pagers;
using KvTui.Tui.Scans;

namespace KvTui.Tui.Bridge;

/// <summary>Which view shows which layer.</summary>
internal static class LayerViews
{
    /// <summary>What makes two layers one and the same thing on the screen, that only shows something else now.</summary>
    public static object Kind(Layer layer) => layer switch
    {
        Layer.Prompt prompt => (nameof(Layer.Prompt), prompt.Kind),
        Layer.Question { State.Dialog: var dialog } => (dialog.Title, dialog.Buttons, dialog.Confirmation),
        _ => layer.GetType(),
    };

    public static ILayerView Make(Layer layer, ScreenLook look, Action<UserMessage> send) => layer switch
    {
        Layer.Question question => new QuestionDialog(question.State.Dialog, look.Layers, send),
        Layer.Prompt => new PromptLine(look, send),
        Layer.Palette => new PaletteWindow(look.Layers, send),
        Layer.Usage => Heard(new UsageWindow(look), send),
        Layer.Found => Heard(new FoundWindow(look), send),
        Layer.Writes => Heard(new TopWindow(look), send),
        Layer.Help => Heard(new HelpWindow(look, send), send),
        Layer.CommandLog => Heard(new CommandLogWindow(look), send),
        Layer.Diff => Heard(new DiffWindow(look), send),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "A menu is no session."),
    };

    private static LayerWindow Heard(LayerWindow window, Action<UserMessage> send)
    {
        window.RowClicked += row => send(new UserMessage.RowClicked(row, Opens: false));
        window.RowActivated += row => send(new UserMessage.RowClicked(row, Opens: true));
        window.Wheeled += rows => send(new UserMessage.Wheeled(Pane.Keys, rows));
        return window;
    }
}
