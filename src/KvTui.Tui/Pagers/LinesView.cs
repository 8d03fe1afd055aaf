namespace KvTui.Tui.Pagers;

/// <summary>Rows that a window draws one by one, scrolled as the state says, beside a scroll bar if they are not all in view.</summary>
internal sealed class LinesView : DrawnView
{
    private readonly Action<LinesView, int, int> _drawRow;

    /// <param name="look">The look of what the rows leave blank, and of the scroll bar.</param>
    /// <param name="drawRow">Draws a row, by its number, on a line of the view.</param>
    internal LinesView(ScreenLook look, Action<LinesView, int, int> drawRow)
        : base(look) => (_drawRow, Width, Height) = (drawRow, Dim.Fill(), Dim.Fill());

    /// <summary>The first row in view below those that do not scroll.</summary>
    internal int Top { get; private set; }

    /// <summary>How many rows there are, without those that do not scroll.</summary>
    internal int Count { get; private set; }

    /// <summary>How many lines at the top do not scroll.</summary>
    internal int Pinned { get; init; }

    /// <summary>The columns for text at the left of the scroll bar.</summary>
    internal int Room => Viewport.Width - (Count > Viewport.Height - Pinned ? 1 : 0);

    /// <summary>Makes the view so many lines high, in place of as high as what it is in.</summary>
    internal void Keep(int lines)
    {
        if (Frame.Height != lines)
        {
            Height = lines;
        }
    }

    /// <summary>Shows rows from one on; draws always, since what is in them is not known here.</summary>
    internal void Show(int top, int count)
    {
        (Top, Count) = (top, count);
        SetNeedsDraw();
    }

    /// <summary>The row on a line; -1 for none.</summary>
    internal int RowAt(int y) => y >= Pinned && Top + y - Pinned is var row && row < Count ? row : -1;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (width, height) = (Viewport.Width, Viewport.Height);
        for (var y = 0; y < height; y++)
        {
            this.Fill(0, y, width, ' ', Look.Text);
            if (y < Pinned || RowAt(y) >= 0)
            {
                _drawRow(this, RowAt(y), y);
            }
        }

        this.Scrollbar(width - 1, height - Pinned, Top, Count, Look, Pinned);
        return true;
    }
}
