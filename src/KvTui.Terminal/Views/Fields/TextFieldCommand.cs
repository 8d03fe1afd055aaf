namespace KvTui.Terminal.Views.Fields;

/// <summary>The editing steps of a one-line field.</summary>
public enum TextFieldCommand : byte
{
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Backspace,
    Delete,
    DeleteWordBefore,
    DeleteWordAfter,
    DeleteToStart,
    DeleteToEnd,
    HistoryPrevious,
    HistoryNext,
}
