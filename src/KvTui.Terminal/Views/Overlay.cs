using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>A framed box in the middle of the canvas, over what is drawn there; cut to fit.</summary>
/// <param name="Content">The room wanted inside the frame.</param>
public readonly record struct Overlay(Frame Frame, Size Content)
{
    /// <summary>Clears and frames the box and returns the room inside.</summary>
    public Canvas Open(Canvas canvas)
    {
        var footer = string.IsNullOrEmpty(Frame.Footer) ? 0 : 1;
        var box = canvas.Window(canvas.Bounds.Centered(Content.Width + 2, Content.Height + 2 + footer));
        box.Fill(box.Bounds, Frame.Theme.Text);
        return Frame.Open(box);
    }
}
