using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Update.Details;
using KvTui.Core.Update.Layers;
using KvTui.Tty.Input;

namespace KvTui.Core.Update;

/// <summary>Routes what the user does: the topmost layer first, then the editor, then the focused pane.</summary>
internal static class InputUpdate
{
    public static Transition Apply(ExplorerState state, InputEvent input)
    {
        // Who types is there, whatever the terminal said before.
        var attended = input switch
        {
            InputEvent.FocusChanged focus => focus.Focused,
            InputEvent.KeyPressed or InputEvent.Pasted or InputEvent.MouseUsed => true,
            _ => state.IsAttended,
        };
        if (attended == state.IsAttended)
        {
            return Route(state, input);
        }

        var next = Route(state with { IsAttended = attended }, input);
        return next with { Effects = [new Effect.Attend(attended), .. next.Effects] };
    }

    private static Transition Route(ExplorerState state, InputEvent input) => input switch
    {
        InputEvent.KeyPressed { Key: var key } => IsEscapeAndMore(state, key) ? PressBoth(state, key) : Press(state, key),
        InputEvent.Pasted pasted => Paste(state, pasted.Text),
        InputEvent.Resized resized => state with { Size = resized.Size },
        InputEvent.MouseUsed mouse when state.Top is null && state.Detail.Edit is null => MouseUpdate.Apply(state, mouse),
        _ => state,
    };

    /// <summary>Whether Alt with a character stands for Esc and then the character: terminals send the same for both, and only the editor has such keys.</summary>
    private static bool IsEscapeAndMore(ExplorerState state, Key key) =>
        key is { Code: KeyCode.Character, Modifiers: KeyModifiers.Alt } && !(state is { Top: null, Detail.Edit: not null } && ExplorerKeymap.Editor.TryFind(key, out _));

    private static Transition PressBoth(ExplorerState state, Key key)
    {
        var first = Press(state, Key.Named(KeyCode.Escape));
        var second = Press(first.State, key with { Modifiers = KeyModifiers.None });
        return second with { Effects = [.. first.Effects, .. second.Effects] };
    }

    private static Transition Press(ExplorerState state, Key key)
    {
        if (state.Top is { } layer)
        {
            return LayerUpdate.Press(state, layer, key);
        }

        if (state.Detail.Edit is { } edit)
        {
            return EditUpdate.Press(state, edit, key);
        }

        return ExplorerKeymap.Of(state.Focus).TryFind(key, out var intent) ? IntentUpdate.Apply(state, intent) : state;
    }

    private static Transition Paste(ExplorerState state, string text) => state.Top switch
    {
        Layer.Prompt prompt => PromptUpdate.Paste(state, prompt, text),
        Layer.Palette palette => state.Replaced(palette with { State = palette.State.Paste(text) }),
        Layer.Question question => state.Replaced(question with { State = question.State.Paste(text) }),
        null when state.Detail.Edit is { Saving: false } edit => EditUpdate.Typed(state, edit.Editor.Paste(text)),
        _ => state,
    };
}
