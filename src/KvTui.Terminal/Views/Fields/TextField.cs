using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Fields;

/// <summary>A one-line input: a prompt, the text scrolled so that the cursor is in view, and a placeholder when it is empty.</summary>
public readonly record struct TextField(TextFieldState State, ViewTheme Theme) : IView
{
    /// <summary>What stands before the text, such as <c>/</c> or <c>:</c>.</summary>
    public string? Prompt { get; init; }

    public string? Placeholder { get; init; }

    public bool Focused { get; init; }

    public void Draw(Canvas canvas)
    {
        var prompt = canvas.Write(0, 0, Prompt, Theme.Accent);
        var field = canvas.Window(new(prompt, 0, canvas.Width - prompt, 1));
        field.Fill(field.Bounds, Theme.Field);
        if (State.Text.Length == 0)
        {
            CellText.WriteCut(field, 0, 0, field.Width, Placeholder, Theme.Secondary, Theme.Glyphs);
        }

        var start = FirstVisible(field.Width);
        var text = State.Text.AsSpan(start);
        field.Write(0, 0, text[..CellText.Fit(text, field.Width)], State.IsSelected && Focused ? Theme.Selection : Theme.Field);
        if (start > 0)
        {
            field.Put(0, 0, Theme.Glyphs.MoreLeft, Theme.Secondary);
        }

        if (Focused)
        {
            field.ShowCursor(CellText.Columns(State.Text.AsSpan(start, State.Cursor - start)), 0);
        }
    }

    /// <summary>The first character in view: the cursor stays in the room, with a quarter of it before the cursor after a jump.</summary>
    private int FirstVisible(int width)
    {
        var before = State.Text.AsSpan(0, State.Cursor);
        var columns = CellText.Columns(before);
        return columns < width ? 0 : CellText.Fit(before, columns - (width * 3 / 4));
    }
}
