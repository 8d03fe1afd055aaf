using KvTui.Core.Commands;
using KvTui.Core.Editing;
using Terminal.Gui.Input;

namespace KvTui.Tui.Input;

/// <summary>
/// Says what a key means in a state. The table of where the user is comes first; what it does not have goes to an open field, button or
/// menu, else to the editor, else to nobody.
/// </summary>
internal static class KeyRouter
{
    /// <summary>Whether Alt with a character stands for Esc and the character, sent alike: only the editor has such keys.</summary>
    public static bool IsEscapeAndMore(ExplorerState state, Key key)
    {
        var isAlone = key.IsAlt && !key.IsCtrl && KeyNames.Typed(key.NoAlt) is not null;
        return isAlone && !(state is { TopLayer: null, Detail.Edit: not null } && IsOfEditor(KeyNames.Of(key)));
    }

    /// <summary>The message for a key; null if it is left to Terminal.Gui's views, or does nothing.</summary>
    /// <param name="isLeft">Whether it is left to the views of a layer.</param>
    public static UserMessage? Of(ExplorerState state, Key key, out bool isLeft)
    {
        isLeft = false;
        var name = KeyNames.Of(key);
        if (ExplorerKeymap.For(state).TryFind(name, out var intent))
        {
            return new UserMessage.Command(intent);
        }

        isLeft = state.TopLayer is Layer.Prompt or Layer.Palette or Layer.Question or Layer.Menu or Layer.ContextMenu
            or Layer.Help { IsFiltering: true };
        return state is { TopLayer: null, Detail.Edit: not null } ? OfEditor(key, name) : null;
    }

    private static bool IsOfEditor(string name) => ExplorerKeymap.Editor.TryFind(name, out _) || EditorKeymap.Default.TryFind(name, out _);

    private static UserMessage? OfEditor(Key key, string name)
    {
        if (KeyNames.Typed(key) is { } rune)
        {
            return new UserMessage.Typed(rune.ToString());
        }

        if (EditorKeymap.Default.TryFind(name, out var step))
        {
            return new UserMessage.Edited(step, Selects: false);
        }

        return key.IsShift && EditorKeymap.Default.TryFind(KeyNames.Of(key.NoShift), out step) && IsMove(step)
            ? new UserMessage.Edited(step, Selects: true)
            : null;
    }

    private static bool IsMove(EditorCommand step) => step is EditorCommand.Left or EditorCommand.Right
        or EditorCommand.Up or EditorCommand.Down or EditorCommand.WordLeft or EditorCommand.WordRight
        or EditorCommand.LineStart or EditorCommand.LineEnd or EditorCommand.PageUp or EditorCommand.PageDown
        or EditorCommand.DocumentStart or EditorCommand.DocumentEnd;
}
