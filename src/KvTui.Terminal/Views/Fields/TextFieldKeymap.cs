using KvTui.Terminal.Keymaps;

namespace KvTui.Terminal.Views.Fields;

/// <summary>The keys of a one-line field, as readline has them.</summary>
public static class TextFieldKeymap
{
    private const string Group = "Input line";

    public static Keymap<TextFieldCommand> Default { get; } = new(
        new("left ctrl+b", TextFieldCommand.Left, "one character back", Group),
        new("right ctrl+f", TextFieldCommand.Right, "one character on", Group),
        new("ctrl+left alt+left alt+b", TextFieldCommand.WordLeft, "one word back", Group),
        new("ctrl+right alt+right alt+f", TextFieldCommand.WordRight, "one word on", Group),
        new("home ctrl+a", TextFieldCommand.Home, "to the start", Group),
        new("end ctrl+e", TextFieldCommand.End, "to the end", Group),
        new("backspace", TextFieldCommand.Backspace, "delete back", Group),
        new("del ctrl+d", TextFieldCommand.Delete, "delete", Group),
        new("ctrl+w alt+backspace ctrl+backspace", TextFieldCommand.DeleteWordBefore, "delete a word back", Group),
        new("alt+d ctrl+del", TextFieldCommand.DeleteWordAfter, "delete a word", Group),
        new("ctrl+u", TextFieldCommand.DeleteToStart, "delete to the start", Group),
        new("ctrl+k", TextFieldCommand.DeleteToEnd, "delete to the end", Group),
        new("up ctrl+p", TextFieldCommand.HistoryPrevious, "earlier entry", Group),
        new("down ctrl+n", TextFieldCommand.HistoryNext, "later entry", Group));
}
