using Cell = KvTui.Tty.Cells.Cell;
using GuiCell = Terminal.Gui.Drawing.Cell;

namespace KvTui.Tty.Output;

/// <summary>Writes cells in the form that Terminal.Gui reads them.</summary>
internal static class ContentsMirror
{
    internal static GuiCell[,] Of(CellBuffer cells)
    {
        var mirror = new GuiCell[cells.Size.Height, cells.Size.Width];
        for (var y = 0; y < cells.Size.Height; y++)
        {
            var row = cells.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                mirror[y, x] = Of(row[x], cells.Glyphs);
            }
        }

        return mirror;
    }

    internal static GuiCell Of(in Cell cell, GlyphTable glyphs) => new(CellStyles.ToAttribute(cell.Style), true, Text(cell.Glyph, glyphs));

    private static string Text(uint glyph, GlyphTable glyphs)
    {
        if (glyph == 0)
        {
            return " ";
        }

        return (glyph & GlyphTable.Tag) != 0 ? glyphs.Cluster(glyph) : new Rune(glyph).ToString();
    }
}
