using KvTui.Core.Editing;
using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Tests.Editing;

/// <summary>The editor's behaviour over a plain string: slow and simple.</summary>
internal sealed record TextEditorModel(string Text, int Cursor, int? Mark, string Clipboard)
{
    private int Start => Math.Min(Mark ?? Cursor, Cursor);

    private int End => Math.Max(Mark ?? Cursor, Cursor);

    public TextEditorModel Insert(string text) => Replace(Start, End, text);

    public TextEditorModel Apply(EditorCommand command, bool select) => command switch
    {
        EditorCommand.Left => Move(Before(Cursor), select),
        EditorCommand.Right => Move(After(Cursor), select),
        EditorCommand.LineStart => Move(Line().Start, select),
        EditorCommand.LineEnd => Move(Line().End, select),
        EditorCommand.DocumentStart => Move(0, select),
        EditorCommand.DocumentEnd => Move(Text.Length, select),
        EditorCommand.Newline => Insert("\n"),
        EditorCommand.Backspace => Start < End ? Insert("") : Replace(Before(Cursor), Cursor, ""),
        EditorCommand.Delete => Start < End ? Insert("") : Replace(Cursor, After(Cursor), ""),
        EditorCommand.DeleteLine => Replace(Line().Start, Line().Next, ""),
        EditorCommand.SelectAll => this with { Mark = 0, Cursor = Text.Length },
        EditorCommand.Copy => Copied() with { Mark = null },
        EditorCommand.Cut => Start < End ? Copied().Replace(Start, End, "") : Copied().Replace(Line().Start, Line().Next, ""),
        EditorCommand.Paste => Insert(Clipboard),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private TextEditorModel Move(int cursor, bool select) => this with { Cursor = cursor, Mark = select ? Mark ?? Cursor : null };

    private TextEditorModel Copied()
    {
        var text = Start < End ? Text[Start..End] : Text[Line().Start..Line().Next];
        return text.Length > 0 ? this with { Clipboard = text } : this;
    }

    private TextEditorModel Replace(int start, int end, string text)
    {
        if (start == end && text.Length == 0)
        {
            return this with { Mark = null };
        }

        var edited = this with { Text = Text[..start] + text + Text[end..], Cursor = start + text.Length, Mark = null };
        var snapped = edited.Cursor == 0 ? 0 : edited.After(edited.Before(edited.Cursor));
        return edited with { Cursor = edited.Cursor == edited.Text.Length ? edited.Cursor : snapped };
    }

    private (int Start, int End, int Next) Line()
    {
        var start = Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;
        var feed = Text.IndexOf('\n', Cursor);
        var end = feed < 0 ? Text.Length : feed;
        return (start, end > start && feed >= 0 && Text[end - 1] == '\r' ? end - 1 : end, feed < 0 ? Text.Length : feed + 1);
    }

    private int Before(int offset) => offset - TextLook.PreviousLength(Text.AsSpan(0, offset));

    private int After(int offset) => offset + TextLook.NextLength(Text.AsSpan(offset));
}
