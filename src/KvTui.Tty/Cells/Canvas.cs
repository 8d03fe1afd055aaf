using KvTui.Text;

namespace KvTui.Tty.Cells;

/// <summary>
/// A clipped window on a <see cref="CellBuffer"/>: positions are relative to its left top corner, and nothing is drawn outside it
/// (only the other half of a wide cluster that is overwritten becomes a blank).
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
    /// Writes text from a position to the right, cut at the window's edges; a wide cluster that does not fit whole becomes a blank.
    /// Control characters, if any are left, are drawn as a stand-in of one column.
    /// </summary>
    /// <returns>The columns used, clipped or not.</returns>
    public int Write(int x, int y, ReadOnlySpan<char> text, Style style = default)
    {
        if ((uint)y >= (uint)Height || x >= Width)
        {
            return CellWidth.Of(text);
        }

        var row = _buffer.Row(_area.Y + y);
        var column = x;
        while (!text.IsEmpty)
        {
            if (column >= Width)
            {
                return column - x + CellWidth.Of(text);
            }

            var length = Graphemes.NextLength(text);
            column += WriteCluster(row, column, text[..length], style);
            text = text[length..];
        }

        return column - x;
    }

    /// <summary>Writes text into at most <paramref name="maxColumns"/> columns; what does not fit is cut and ends with an ellipsis of one column.</summary>
    /// <returns>The columns used, at most <paramref name="maxColumns"/>.</returns>
    public int WriteClipped(int x, int y, int maxColumns, ReadOnlySpan<char> text, Style style = default, char ellipsis = '…')
    {
        if (maxColumns <= 0)
        {
            return 0;
        }

        if (CellWidth.Fit(text, maxColumns).Length == text.Length)
        {
            return Write(x, y, text, style);
        }

        var (kept, columns) = CellWidth.Fit(text, maxColumns - 1);
        Write(x, y, text[..kept], style);
        Put(x + columns, y, ellipsis, style);
        return columns + 1;
    }

    /// <summary>Puts one glyph of one column; one that takes none or two is drawn as U+FFFD.</summary>
    public void Put(int x, int y, char glyph, Style style = default)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            Set(_buffer.Row(_area.Y + y), _area.X + x, Cell.Of(Glyph.OfOneColumn(glyph), CellKind.Narrow, style));
        }
    }

    /// <summary>Makes an area blank in a style, or full of a glyph of one column.</summary>
    public void Fill(Rect area, Style style = default, char glyph = ' ')
    {
        var clipped = area.Intersect(Bounds);
        if (clipped.IsEmpty)
        {
            return;
        }

        var cell = Cell.Of(Glyph.OfOneColumn(glyph), CellKind.Narrow, style);
        for (var y = clipped.Y; y < clipped.Bottom; y++)
        {
            var row = _buffer.Row(_area.Y + y);
            Set(row, _area.X + clipped.X, cell);
            Set(row, _area.X + clipped.Right - 1, cell);
            row.Slice(_area.X + clipped.X, clipped.Width).Fill(cell);
        }
    }

    /// <summary>Changes the style of an area and keeps what is written there; a wide cluster that is only half inside keeps its style.</summary>
    public void Restyle(Rect area, Style style)
    {
        var clipped = area.Intersect(Bounds);
        for (var y = clipped.Y; y < clipped.Bottom; y++)
        {
            var cells = _buffer.Row(_area.Y + y).Slice(_area.X + clipped.X, clipped.Width);
            for (var x = 0; x < cells.Length; x++)
            {
                var kind = cells[x].Kind;
                var isHalf = (kind == CellKind.WideTail && x == 0) || (kind == CellKind.Wide && x == cells.Length - 1);
                if (!isHalf)
                {
                    cells[x] = Cell.Of(cells[x].Glyph, kind, style);
                }
            }
        }
    }

    /// <summary>Draws the outline of a rectangle; one row or column high or wide it is a line.</summary>
    public void Box(Rect area, Borders borders, Style style = default)
    {
        if (area.IsEmpty)
        {
            return;
        }

        var (right, bottom) = (area.Right - 1, area.Bottom - 1);
        Fill(new(area.X, area.Y, area.Width, 1), style, borders.Horizontal);
        Fill(new(area.X, bottom, area.Width, 1), style, borders.Horizontal);
        if (area.Height > 1)
        {
            Fill(new(area.X, area.Y, 1, area.Height), style, borders.Vertical);
            Fill(new(right, area.Y, 1, area.Height), style, borders.Vertical);
        }

        if (area is { Width: > 1, Height: > 1 })
        {
            Put(area.X, area.Y, borders.TopLeft, style);
            Put(right, area.Y, borders.TopRight, style);
            Put(area.X, bottom, borders.BottomLeft, style);
            Put(right, bottom, borders.BottomRight, style);
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

    // The other half of a wide cluster that the cell breaks becomes a blank in its own style.
    private static void Set(Span<Cell> row, int x, in Cell cell)
    {
        var kind = row[x].Kind;
        if (kind != CellKind.Narrow)
        {
            var other = kind == CellKind.Wide ? x + 1 : x - 1;
            row[other] = row[other] with { Glyph = Glyph.Blank, Kind = CellKind.Narrow };
        }

        row[x] = cell;
    }

    private int WriteCluster(Span<Cell> row, int x, ReadOnlySpan<char> cluster, in Style style)
    {
        var columns = CellWidth.OfCluster(cluster);
        var visible = (uint)x < (uint)Width;
        if (columns == 1)
        {
            if (visible)
            {
                var glyph = cluster.Length == 1 ? cluster[0] : _buffer.Glyphs.Intern(cluster);
                Set(row, _area.X + x, Cell.Of(Glyph.OfText(glyph), CellKind.Narrow, style));
            }

            return 1;
        }

        if (columns == 2)
        {
            WriteWide(row, x, cluster, style);
        }

        return columns;
    }

    private void WriteWide(Span<Cell> row, int x, ReadOnlySpan<char> cluster, in Style style)
    {
        var left = (uint)x < (uint)Width;
        var right = (uint)(x + 1) < (uint)Width;
        if (left)
        {
            Set(row, _area.X + x, Cell.Of(Glyph.Blank, CellKind.Narrow, style));
        }

        if (right)
        {
            Set(row, _area.X + x + 1, Cell.Of(Glyph.Blank, CellKind.Narrow, style));
        }

        if (left && right)
        {
            row[_area.X + x] = Cell.Of(_buffer.Glyphs.Intern(cluster), CellKind.Wide, style);
            row[_area.X + x + 1] = Cell.Of(Glyph.Blank, CellKind.WideTail, style);
        }
    }
}
