using KvTui.App.State.Layers;
using KvTui.Terminal.Views.Dialogs;

namespace KvTui.App.Update.Layers;

/// <summary>Makes the dialogs: what will happen, the destructive choice, and the safe one, which is the default.</summary>
internal static class Questions
{
    public static Layer.Question Open(string title, string text, string action, string safe, DialogPurpose purpose, string? confirmation = null)
    {
        var buttons = new DialogButton[] { new(safe), new(action) { IsDestructive = true } };
        var dialog = new Dialog(title, text, [.. buttons])
        {
            Confirmation = confirmation,
            ConfirmationLabel = confirmation is null ? "" : $"Type {confirmation} to confirm:",
        };
        return new(DialogState.Open(dialog), purpose);
    }
}
