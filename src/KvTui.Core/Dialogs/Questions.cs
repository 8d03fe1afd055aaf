namespace KvTui.Core.Dialogs;

/// <summary>Makes the dialogs: what will happen, the destructive choice, and the safe one, which is the default.</summary>
internal static class Questions
{
    /// <summary>The cluster that a write would be on, as its question names it.</summary>
    public static string Where(ExplorerState state)
    {
        var id = state.Keyspace.ClusterId == 0 ? "" : $", id {ClusterIds.Text(state.Keyspace.ClusterId)}";
        return $"cluster {state.Settings.Profile} ({state.Connection.Endpoint?.ToString() ?? "not connected"}{id})";
    }

    /// <summary>What has to be typed before a write: the profile's name, where that is wanted; null for nothing.</summary>
    public static string? Typed(ExplorerState state) =>
        state.Settings.Confirm == ConfirmLevel.Typed ? Printable.Text(state.Settings.Profile) : null;

    public static Layer.Question Open(
        string title, string text, string action, string safe, DialogPurpose purpose, string? confirmation = null)
    {
        var buttons = new DialogButton[] { new(safe), new(action) { IsDestructive = true } };
        var dialog = new Dialog(title, text, [.. buttons])
        {
            Confirmation = confirmation,
            ConfirmationLabel = confirmation is null ? "" : $"Type {confirmation} to confirm:",
        };
        return new(new DialogState(dialog), purpose);
    }
}
