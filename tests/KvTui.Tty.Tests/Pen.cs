using KvTui.Tty.Cells;
using KvTui.Tty.Output;

namespace KvTui.Tty.Tests;

/// <summary>Draws on a back buffer in the styles of cells.</summary>
internal static class Pen
{
    /// <summary>Writes text, and returns the columns that it takes.</summary>
    internal static int Write(this BackBuffer buffer, int x, int y, string text, Style style = default)
    {
        buffer.CurrentAttribute = CellStyles.ToAttribute(style);
        buffer.Move(x, y);
        buffer.AddStr(text);
        return buffer.Col - x;
    }

    internal static void Put(this BackBuffer buffer, int x, int y, char letter, Style style = default)
    {
        buffer.CurrentAttribute = CellStyles.ToAttribute(style);
        buffer.Move(x, y);
        buffer.AddRune(letter);
    }

    internal static void Fill(this BackBuffer buffer, Rectangle area, Style style = default, char letter = ' ')
    {
        buffer.CurrentAttribute = CellStyles.ToAttribute(style);
        buffer.FillRect(area, letter);
    }

    /// <summary>Draws the edges of an area, with the signs of the lines and of the corners.</summary>
    internal static void Box(this BackBuffer buffer, Rectangle area, Style style = default, string signs = "─│╭╮╰╯")
    {
        var (right, bottom) = (area.Right - 1, area.Bottom - 1);
        buffer.Fill(area with { Height = 1 }, style, signs[0]);
        buffer.Fill(area with { Y = bottom, Height = 1 }, style, signs[0]);
        buffer.Fill(area with { Width = 1 }, style, signs[1]);
        buffer.Fill(area with { X = right, Width = 1 }, style, signs[1]);
        buffer.Put(area.X, area.Y, signs[2], style);
        buffer.Put(right, area.Y, signs[3], style);
        buffer.Put(area.X, bottom, signs[4], style);
        buffer.Put(right, bottom, signs[5], style);
    }

    /// <summary>Gives the cells of an area another style, also one that no attribute can say; wide clusters keep theirs.</summary>
    internal static void Restyle(this BackBuffer buffer, Rectangle area, Style style)
    {
        area.Intersect(new(0, 0, buffer.Cols, buffer.Rows));
        for (var y = area.Top; y < area.Bottom; y++)
        {
            foreach (ref var cell in buffer.Cells.Row(y)[area.Left..area.Right])
            {
                cell = cell.Kind == CellKind.Narrow ? ScreenCell.Of(cell.Glyph, cell.Kind, style) : cell;
            }
        }
    }
}
