using KvTui.Core.Editing;

namespace KvTui.Core.Explorer;

/// <summary>What the person at the terminal did, as the screen understood it; a closed set of records.</summary>
public abstract record UserMessage : Message
{
    private UserMessage()
    {
    }

    /// <summary>A key or an entry of a menu asked for something, for the topmost layer, else for the editor or the focused pane.</summary>
    public sealed record Command(Intent Intent) : UserMessage;

    /// <summary>Text was typed into the editor.</summary>
    public sealed record Typed(string Text) : UserMessage;

    /// <summary>Text was pasted into the editor.</summary>
    public sealed record Pasted(string Text) : UserMessage;

    /// <summary>An editing step was asked for; with <paramref name="Selects"/> a move extends the selection.</summary>
    public sealed record Edited(EditorCommand Step, bool Selects) : UserMessage;

    /// <summary>The field of the topmost layer has another text now.</summary>
    public sealed record Entered(string Text) : UserMessage;

    /// <summary>One of what the topmost layer offers was chosen: a button of a question, an entry of the palette.</summary>
    public sealed record Chosen(int Index) : UserMessage;

    /// <summary>The pointer was pressed in a pane.</summary>
    public sealed record Clicked(Pane Pane) : UserMessage;

    /// <summary>The pointer was pressed on a row: of the keys, or of the list in the topmost layer.</summary>
    /// <param name="Opens">Whether the row is to be opened as well: a double click.</param>
    public sealed record RowClicked(int Row, bool Opens) : UserMessage;

    /// <summary>The pointer was pressed on a row of the value.</summary>
    /// <param name="Folds">Whether the block there is to be folded or unfolded as well: a double click, or one on its mark.</param>
    public sealed record LineClicked(int Row, bool Folds) : UserMessage;

    /// <summary>The sign before a row of the keys was pressed: fold or unfold it.</summary>
    public sealed record FoldClicked(int Row) : UserMessage;

    /// <summary>The wheel was turned over a pane, or over the topmost layer, by so many rows; negative is up.</summary>
    public sealed record Wheeled(Pane Pane, int Rows) : UserMessage;

    /// <summary>The pointer was pressed or dragged in the editor, at a line of the text and a column of the screen.</summary>
    /// <param name="Selects">Whether the selection goes on to there.</param>
    public sealed record Pointed(int Line, int Column, bool Selects) : UserMessage;

    /// <summary>The border between the keys and the value was dragged: the key pane is to be so many columns wide.</summary>
    public sealed record KeysResized(int Columns) : UserMessage;

    /// <summary>The upper border of the cluster pane was dragged: the pane is to be so many rows high.</summary>
    public sealed record ClusterResized(int Rows) : UserMessage;

    /// <summary>The window has another size.</summary>
    public sealed record Resized(Size Size) : UserMessage;

    /// <summary>The terminal's window got the focus, or lost it.</summary>
    public sealed record Attended(bool IsAttended) : UserMessage;

    /// <summary>The terminal has told whether its background is light.</summary>
    public sealed record BackgroundTold(bool IsLight) : UserMessage;
}
