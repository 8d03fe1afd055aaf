using System.Text;
using KvTui.Tty.Cells;

namespace KvTui.Tty.Output;

/// <summary>Draws the cells of one buffer onto a canvas of the same size.</summary>
internal static class CellCopy
{
    internal static void Draw(CellBuffer cells, Canvas canvas)
    {
        for (var y = 0; y < cells.Size.Height; y++)
        {
            var row = cells.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                ref readonly var cell = ref row[x];
                if (cell != default && cell.Kind != CellKind.WideTail)
                {
                    Draw(cell, x, y, cells.Glyphs, canvas);
                }
            }
        }
    }

    private static void Draw(in Cell cell, int x, int y, GlyphTable glyphs, Canvas canvas)
    {
        if (cell.Kind == CellKind.Narrow && cell.Glyph <= char.MaxValue)
        {
            canvas.Put(x, y, cell.Glyph == 0 ? ' ' : (char)cell.Glyph, cell.Style);
        }
        else if ((cell.Glyph & GlyphTable.Tag) != 0)
        {
            canvas.Write(x, y, glyphs.Cluster(cell.Glyph), cell.Style);
        }
        else
        {
            Span<char> text = stackalloc char[2];
            canvas.Write(x, y, text[..new Rune(cell.Glyph).EncodeToUtf16(text)], cell.Style);
        }
    }
}
