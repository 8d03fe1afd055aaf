using KvTui.Terminal.Geometry;

namespace KvTui.Terminal.Cells;

/// <summary>
/// A clipped window on a <see cref="CellBuffer"/>: positions are relative to its left top corner, and nothing is drawn outside it.
/// </summary>
public readonly ref struct Canvas
{
    private readonly CellBuffer _buffer;
    private readonly Rect _area;

    internal Canvas(CellBuffer buffer, Rect area)
    {
        _buffer = buffer;
        _area = area.Intersect(Rect.Of(buffer.Size));
    }

    public int Width => _area.Width;

    public int Height => _area.Height;

    public Size Size => _area.Size;

    /// <summary>This window's own area, from (0,0).</summary>
    public Rect Bounds => Rect.Of(Size);

    /// <summary>A smaller window; cut to this one.</summary>
    public Canvas Window(Rect area) => new(_buffer, new Rect(_area.X + area.X, _area.Y + area.Y, area.Width, area.Height).Intersect(_area));

    /// <summary>
    /// Writes text from a position to the right, cut at the window's edge; a wide cluster that does not fit whole becomes a blank.
    /// Control characters, if any are left, are drawn as a stand-in of one column.
    /// </summary>
    /// <returns>The columns used, clipped or not.</returns>
    public int Write(int x, int y, ReadOnlySpan<char> text, Style style = default)
    {
        var column = x;
        foreach (var letter in text)
        {
            Put(column++, y, letter < ' ' ? '?' : letter, style);
        }

        return column - x;
    }

    /// <summary>Puts one glyph of one column.</summary>
    public void Put(int x, int y, char glyph, Style style = default)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            _buffer.Row(_area.Y + y)[_area.X + x] = Cell.Of(glyph == ' ' ? 0u : glyph, CellKind.Narrow, style);
        }
    }

    /// <summary>Makes an area blank in a style, or full of a glyph of one column.</summary>
    public void Fill(Rect area, Style style = default, char glyph = ' ')
    {
        var clipped = area.Intersect(Bounds);
        for (var y = clipped.Y; y < clipped.Bottom; y++)
        {
            for (var x = clipped.X; x < clipped.Right; x++)
            {
                Put(x, y, glyph, style);
            }
        }
    }

    /// <summary>Changes the style of an area and keeps what is written there.</summary>
    public void Restyle(Rect area, Style style)
    {
        var clipped = area.Intersect(Bounds);
        for (var y = clipped.Y; y < clipped.Bottom; y++)
        {
            foreach (ref var cell in _buffer.Row(_area.Y + y).Slice(_area.X + clipped.X, clipped.Width))
            {
                cell = Cell.Of(cell.Glyph, cell.Kind, style);
            }
        }
    }

    /// <summary>Shows the cursor at a position of this window; outside it, the call does nothing.</summary>
    public void ShowCursor(int x, int y)
    {
        if (Bounds.Contains(new(x, y)))
        {
            _buffer.Cursor = new(_area.X + x, _area.Y + y);
        }
    }
}
