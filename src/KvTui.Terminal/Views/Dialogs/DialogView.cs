using KvTui.Terminal.Views.Fields;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>A dialog in the middle of the screen; a long text is cut before the buttons are.</summary>
public readonly record struct DialogView(DialogState State, ViewTheme Theme) : IView
{
    private const int MaxTextColumns = 64;
    private const int ButtonGap = 2;

    public void Draw(Canvas canvas)
    {
        var dialog = State.Dialog;
        var width = Math.Min(Math.Max(MaxTextColumns, ButtonColumns()), Math.Max(0, canvas.Width - 4));
        var lines = TextWrap.Lines(dialog.Text, width);
        var below = dialog.Confirmation is null ? 2 : 4;
        var frame = new Frame(dialog.Title, Theme) { Focused = true };
        var box = new Overlay(frame, new(width + 2, lines.Count + below)).Open(canvas);
        var inner = box.Window(box.Bounds.Inset(1, 0));
        for (var y = 0; y < Math.Min(lines.Count, inner.Height - below + 1); y++)
        {
            inner.Write(0, y, lines[y], Theme.Text);
        }

        DrawButtons(inner.Window(inner.Bounds.SplitBottom(1).Bottom));
        if (dialog.Confirmation is not null)
        {
            DrawConfirmation(inner.Window(new(0, inner.Height - 3, inner.Width, 1)));
            DrawAnswer(inner.Window(new(0, inner.Height - 2, inner.Width, 1)));
        }
    }

    private void DrawConfirmation(Canvas line) =>
        new TextField(State.Typed, Theme) { Prompt = State.Dialog.ConfirmationLabel + " ", Focused = true }.Draw(line);

    /// <summary>What Enter would do now that the confirmation matches, or what it found missing.</summary>
    private void DrawAnswer(Canvas line)
    {
        var (text, style) = State.Missing is { } missing ? (missing, Theme.Warning)
            : State.IsInField && State.IsEnabled(State.Dialog.ActingButton) ? ($"Enter: {State.Dialog.Buttons[State.Dialog.ActingButton].Label}", Theme.Accent)
            : ("", Theme.Text);
        CellText.WriteCut(line, 0, 0, line.Width, text, style, Theme.Glyphs);
    }

    private void DrawButtons(Canvas line)
    {
        var x = Math.Max(0, (line.Width - ButtonColumns()) / 2);
        for (var i = 0; i < State.Dialog.Buttons.Length; i++)
        {
            var selected = i == State.Selected && !State.IsInField;
            var style = (selected, State.IsEnabled(i)) switch
            {
                (true, true) => Theme.Selection,
                (true, false) => Theme.InactiveSelection,
                (false, true) => Theme.Text,
                (false, false) => Theme.Disabled,
            };
            x += line.Write(x, 0, Caption(i, selected), style) + ButtonGap;
        }
    }

    private int ButtonColumns()
    {
        var columns = -ButtonGap;
        for (var i = 0; i < State.Dialog.Buttons.Length; i++)
        {
            columns += CellText.Columns(Caption(i, false)) + ButtonGap;
        }

        return columns;
    }

    private string Caption(int button, bool selected)
    {
        var (open, close) = selected ? ('[', ']') : (' ', ' ');
        var (label, hotkey) = (State.Dialog.Buttons[button].Label, State.Dialog.Buttons[button].Hotkey);
        return hotkey is { } letter && State.Dialog.Confirmation is null ? $"{open} {label} ({letter}) {close}" : $"{open} {label} {close}";
    }
}
