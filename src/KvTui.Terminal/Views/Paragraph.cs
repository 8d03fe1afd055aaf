using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>Text of several lines, broken at blanks to the canvas's width; for short texts, as all of it is broken to draw a part.</summary>
public readonly record struct Paragraph(string Text, ViewTheme Theme) : IView
{
    /// <summary>The style; the theme's text if left out.</summary>
    public Style? Style { get; init; }

    /// <summary>The lines left out at the top.</summary>
    public int Offset { get; init; }

    /// <summary>How many lines the text takes at a width.</summary>
    public int LineCount(int width) => TextWrap.Lines(Text, width).Count;

    public void Draw(Canvas canvas)
    {
        var lines = TextWrap.Lines(Text, canvas.Width);
        for (var y = 0; y < canvas.Height && Offset + y < lines.Count; y++)
        {
            canvas.Write(0, y, lines[Offset + y], Style ?? Theme.Text);
        }
    }
}
