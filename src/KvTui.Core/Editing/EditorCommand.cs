namespace KvTui.Core.Editing;

/// <summary>The editing steps of a <see cref="TextEditorState"/>; text itself goes through its Insert and Paste.</summary>
public enum EditorCommand : byte
{
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    DocumentStart,
    DocumentEnd,

    /// <summary>Sets the mark at the cursor, from where moves select; or clears it.</summary>
    ToggleMark,
    ClearSelection,
    SelectAll,
    Newline,
    Tab,
    Backspace,
    Delete,
    DeleteWordBefore,
    DeleteWordAfter,
    DeleteLine,

    /// <summary>Moves the selection to the clipboard; without one, the line.</summary>
    Cut,

    /// <summary>Copies the selection to the clipboard; without one, the line.</summary>
    Copy,

    /// <summary>Puts in the clipboard.</summary>
    Paste,
    Undo,
    Redo,
}
