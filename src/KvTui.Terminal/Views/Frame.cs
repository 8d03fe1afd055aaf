using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>
/// A border with a title, a second title after it, one at the right, and a footer on a line of its own above the lower border;
/// what does not fit is cut, the right title first.
/// </summary>
public readonly record struct Frame(string Title, ViewTheme Theme) : IView
{
    /// <summary>One column of text and a blank on both sides.</summary>
    private const int NarrowestSlot = 3;

    public string? Subtitle { get; init; }

    public string? TitleRight { get; init; }

    public string? Footer { get; init; }

    public bool Focused { get; init; }

    private Style BorderStyle => Focused ? Theme.FocusedBorder : Theme.Border;

    private Style TitleStyle => Focused ? Theme.FocusedTitle : Theme.Title;

    /// <summary>The room inside, for a frame of a size.</summary>
    public Rect Inner(Size size) =>
        new(1, 1, Math.Max(0, size.Width - 2), Math.Max(0, size.Height - 2 - (HasFooter(size.Height) ? 1 : 0)));

    /// <summary>Draws the frame and returns the room inside it.</summary>
    public Canvas Open(Canvas canvas)
    {
        Draw(canvas);
        return canvas.Window(Inner(canvas.Size));
    }

    public void Draw(Canvas canvas)
    {
        if (canvas.Width < 2 || canvas.Height < 1)
        {
            return;
        }

        var (glyphs, style) = (Theme.Glyphs, BorderStyle);
        var (right, bottom) = (canvas.Width - 1, canvas.Height - 1);
        DrawLine(canvas, 0, glyphs.TopLeft, glyphs.TopRight);
        for (var y = 1; y < bottom; y++)
        {
            canvas.Put(0, y, glyphs.Vertical, style);
            canvas.Put(right, y, glyphs.Vertical, style);
        }

        DrawTitles(canvas);
        if (bottom > 0)
        {
            DrawLine(canvas, bottom, glyphs.BottomLeft, glyphs.BottomRight);
        }

        if (HasFooter(canvas.Height))
        {
            DrawLine(canvas, bottom - 1, glyphs.TeeLeft, glyphs.TeeRight);
            DrawSlot(canvas, 1, bottom - 1, canvas.Width - 3, Footer, Theme.Text);
        }
    }

    private void DrawTitles(Canvas canvas)
    {
        var room = canvas.Width - 2;
        var x = 1 + DrawSlot(canvas, 1, 0, room, Title, TitleStyle);
        if (!string.IsNullOrEmpty(Subtitle) && x + NarrowestSlot < canvas.Width - 1)
        {
            if (x > 1)
            {
                canvas.Put(x, 0, Theme.Glyphs.Separator, BorderStyle);
                x++;
            }

            x += DrawSlot(canvas, x, 0, canvas.Width - 1 - x, Subtitle, Theme.Text);
        }

        var width = CellText.Columns(TitleRight) + 2;
        if (!string.IsNullOrEmpty(TitleRight) && x + width < canvas.Width - 1)
        {
            DrawSlot(canvas, canvas.Width - 1 - width, 0, width, TitleRight, Theme.Text);
        }
    }

    private bool HasFooter(int height) => !string.IsNullOrEmpty(Footer) && height > 3;

    private void DrawLine(Canvas canvas, int y, char left, char right)
    {
        canvas.Fill(new(0, y, canvas.Width, 1), BorderStyle, Theme.Glyphs.Horizontal);
        canvas.Put(0, y, left, BorderStyle);
        canvas.Put(canvas.Width - 1, y, right, BorderStyle);
    }

    /// <summary>Writes a text with a blank on both sides into a line; returns the columns used.</summary>
    private int DrawSlot(Canvas canvas, int x, int y, int room, ReadOnlySpan<char> text, Style style)
    {
        if (text.IsEmpty || room < NarrowestSlot)
        {
            return 0;
        }

        var width = Math.Min(CellText.Columns(text), room - 2);
        canvas.Fill(new(x, y, width + 2, 1), BorderStyle);
        CellText.WriteCut(canvas, x + 1, y, width, text, style, Theme.Glyphs);
        return width + 2;
    }
}
