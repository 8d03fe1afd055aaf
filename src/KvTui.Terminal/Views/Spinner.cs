using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>One cell that turns, and a text after it; the step comes from the state, so that a frame is a function of it.</summary>
public readonly record struct Spinner(int Step, string Text, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        var frames = Theme.Glyphs.SpinnerFrames;
        canvas.Put(0, 0, frames[(int)((uint)Step % (uint)frames.Length)], Theme.Accent);
        CellText.WriteCut(canvas, 2, 0, canvas.Width - 2, Text, Theme.Text, Theme.Glyphs);
    }
}
