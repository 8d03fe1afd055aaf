using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Routes what the user did: the topmost layer first, then the editor, then the focused pane.</summary>
internal static class UserUpdate
{
    public static Transition Apply(ExplorerState state, UserMessage message)
    {
        // Who types is there, whatever the terminal said before.
        var attended = message switch
        {
            UserMessage.Attended told => told.IsAttended,
            UserMessage.Resized or UserMessage.BackgroundTold => state.IsAttended,
            _ => true,
        };
        if (attended == state.IsAttended)
        {
            return Route(state, message);
        }

        var next = Route(state with { IsAttended = attended }, message);
        return next with { Effects = [new Effect.Attend(attended), .. next.Effects] };
    }

    private static Transition Route(ExplorerState state, UserMessage message) => message switch
    {
        UserMessage.Command { Intent: var intent } => Do(state, intent),
        UserMessage.Entered entered => LayerUpdate.Entered(state, entered.Text),
        UserMessage.Chosen chosen => LayerUpdate.Chosen(state, chosen.Index),
        UserMessage.Typed or UserMessage.Pasted or UserMessage.Edited or UserMessage.Pointed => EditUpdate.Changed(state, message),
        UserMessage.Resized resized => state with { Size = resized.Size },
        UserMessage.Attended => state,
        UserMessage.BackgroundTold told => state with { Settings = state.Settings.On(told.IsLight) },
        UserMessage.KeysResized resized => SplitUpdate.KeysResized(state, resized.Columns),
        UserMessage.ClusterResized resized => SplitUpdate.ClusterResized(state, resized.Rows),
        UserMessage.Clicked or UserMessage.RowClicked or UserMessage.LineClicked or UserMessage.FoldClicked
            or UserMessage.Wheeled => MouseUpdate.Apply(state, message),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is nothing the user does"),
    };

    private static Transition Do(ExplorerState state, Intent intent) =>
        state.TopLayer is { } layer ? LayerUpdate.Apply(state, layer, intent)
        : state.Detail.Edit is { } edit ? EditUpdate.Apply(state, edit, intent)
        : IntentUpdate.Apply(state, intent);
}
