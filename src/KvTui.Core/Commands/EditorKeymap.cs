using KvTui.Core.Editing;

namespace KvTui.Core.Commands;

/// <summary>The editor's keys; Shift with a move selects. Saving and leaving are the caller's.</summary>
public static class EditorKeymap
{
    private const string Move = "Editor: move";
    private const string Edit = "Editor: change";

    public static Keymap<EditorCommand> Default { get; } = new(
        new("left", EditorCommand.Left, "one character back", Move),
        new("right", EditorCommand.Right, "one character forward", Move),
        new("up", EditorCommand.Up, "one line up", Move),
        new("down", EditorCommand.Down, "one line down", Move),
        new("ctrl+left alt+b", EditorCommand.WordLeft, "one word back", Move),
        new("ctrl+right alt+f", EditorCommand.WordRight, "one word forward", Move),
        new("home ctrl+a", EditorCommand.LineStart, "to the start of the line", Move),
        new("end ctrl+e", EditorCommand.LineEnd, "to the end of the line", Move),
        new("pgup", EditorCommand.PageUp, "one page up", Move),
        new("pgdn", EditorCommand.PageDown, "one page down", Move),
        new("ctrl+home alt+<", EditorCommand.DocumentStart, "to the first line", Move),
        new("ctrl+end alt+>", EditorCommand.DocumentEnd, "to the last line", Move),
        new("enter", EditorCommand.Newline, "new line", Edit),
        new("tab", EditorCommand.Tab, "a tab", Edit),
        new("backspace", EditorCommand.Backspace, "delete backwards", Edit),
        new("del ctrl+d", EditorCommand.Delete, "delete", Edit),
        new("ctrl+w alt+backspace ctrl+backspace", EditorCommand.DeleteWordBefore, "delete the word before", Edit),
        new("alt+d ctrl+del", EditorCommand.DeleteWordAfter, "delete the word after", Edit),
        new("alt+k", EditorCommand.DeleteLine, "delete the line", Edit),
        new("ctrl+_", EditorCommand.Undo, "undo", Edit) { Hint = "undo" },
        new("ctrl+y", EditorCommand.Redo, "redo", Edit) { Hint = "redo" },
        new("ctrl+space", EditorCommand.ToggleMark, "set or clear the mark (or Shift with a move)", Edit) { Hint = "mark" },
        new("alt+a", EditorCommand.SelectAll, "select all", Edit),
        new("ctrl+k", EditorCommand.Cut, "cut the selection, or the line", Edit) { Hint = "cut" },
        new("alt+w", EditorCommand.Copy, "copy the selection, or the line", Edit) { Hint = "copy" },
        new("ctrl+v", EditorCommand.Paste, "paste", Edit) { Hint = "paste" });
}
