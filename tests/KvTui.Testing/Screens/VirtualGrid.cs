using KvTui.Tty.Cells;

namespace KvTui.Testing.Screens;

/// <summary>The cells of one of a terminal's two screens.</summary>
internal sealed class VirtualGrid
{
    private readonly List<VirtualCell[]> _rows = [];

    internal VirtualGrid(Size size)
    {
        for (var y = 0; y < size.Height; y++)
        {
            _rows.Add(BlankRow(size.Width, default));
        }
    }

    internal VirtualCell this[int x, int y] => _rows[y][x];

    internal string RowText(int y) => string.Concat(_rows[y].Select(cell => cell.Text)).TrimEnd(' ');

    /// <summary>Puts a cluster; what it breaks of a wide one becomes a blank.</summary>
    internal void Put(int x, int y, string cluster, int columns, Style style)
    {
        var row = _rows[y];
        for (var i = x; i < x + columns; i++)
        {
            Break(row, i);
        }

        row[x] = new(cluster, style);
        for (var i = x + 1; i < x + columns; i++)
        {
            row[i] = new("", style);
        }
    }

    internal void Erase(int x, int y, int columns, Style style)
    {
        for (var i = x; i < x + columns; i++)
        {
            Break(_rows[y], i);
            _rows[y][i] = new(" ", style);
        }
    }

    /// <summary>Moves the rows from top to before bottom; those that come in are blank.</summary>
    internal void Scroll(int top, int bottom, int rows, Style style)
    {
        for (var i = 0; i < Math.Min(Math.Abs(rows), bottom - top); i++)
        {
            var blank = BlankRow(_rows[0].Length, style);
            _rows.RemoveAt(rows > 0 ? top : bottom - 1);
            _rows.Insert(rows > 0 ? bottom - 1 : top, blank);
        }
    }

    internal void Resize(Size size)
    {
        _rows.RemoveRange(Math.Min(size.Height, _rows.Count), Math.Max(0, _rows.Count - size.Height));
        for (var y = 0; y < size.Height; y++)
        {
            var row = BlankRow(size.Width, default);
            if (y < _rows.Count)
            {
                _rows[y].AsSpan(0, Math.Min(size.Width, _rows[y].Length)).CopyTo(row);
                _rows[y] = row;
            }
            else
            {
                _rows.Add(row);
            }
        }
    }

    private static VirtualCell[] BlankRow(int width, Style style)
    {
        var row = new VirtualCell[width];
        Array.Fill(row, new(" ", style));
        return row;
    }

    private static void Break(VirtualCell[] row, int x)
    {
        if (row[x].IsTail)
        {
            for (var i = x - 1; i >= 0; i--)
            {
                var wasTail = row[i].IsTail;
                row[i] = row[i] with { Text = " " };
                if (!wasTail)
                {
                    break;
                }
            }
        }

        for (var i = x + 1; i < row.Length && row[i].IsTail; i++)
        {
            row[i] = row[i] with { Text = " " };
        }
    }
}
