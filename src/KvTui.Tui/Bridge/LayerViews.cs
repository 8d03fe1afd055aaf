using KvTui.Core.Messages;
using KvTui.Core.State.Layers;
using KvTui.Tui.Look;

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
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no view; {look}, {send}"),
    };
}
