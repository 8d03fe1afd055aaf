namespace KvTui.Tty.Cells;

/// <summary>A screen's cells in one flat array, row by row, and where the cursor is shown.</summary>
public sealed class CellBuffer
{
    private ScreenCell[] _cells;

    public CellBuffer(Size size, GlyphTable glyphs)
    {
        (Size, Glyphs) = (size, glyphs);
        _cells = new ScreenCell[size.Width * size.Height];
    }

    public Size Size { get; private set; }

    public GlyphTable Glyphs { get; }

    /// <summary>Where the terminal's cursor is shown; null hides it.</summary>
    public Point? Cursor { get; set; }

    public Span<ScreenCell> Cells => _cells;

    public Span<ScreenCell> Row(int row) => _cells.AsSpan(row * Size.Width, Size.Width);

    /// <summary>Makes every cell a blank and hides the cursor.</summary>
    public void Clear()
    {
        Array.Clear(_cells);
        Cursor = null;
    }

    /// <summary>Changes the size and clears.</summary>
    public void Resize(Size size)
    {
        if (size != Size)
        {
            _cells = new ScreenCell[size.Width * size.Height];
            Size = size;
        }

        Clear();
    }
}
