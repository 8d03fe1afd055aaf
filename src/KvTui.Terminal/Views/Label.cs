using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>One line of text, cut with an ellipsis where it is too long.</summary>
public readonly record struct Label(string Text, ViewTheme Theme) : IView
{
    /// <summary>The style; the theme's text if left out.</summary>
    public Style? Style { get; init; }

    public Alignment Alignment { get; init; }

    public void Draw(Canvas canvas) =>
        CellText.WriteCut(canvas, 0, 0, canvas.Width, Text, Style ?? Theme.Text, Theme.Glyphs, Alignment);
}
