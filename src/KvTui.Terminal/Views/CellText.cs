using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>Measures and cuts text by columns of the screen.</summary>
internal static class CellText
{
    /// <summary>The columns of a text without tabs and line ends.</summary>
    public static int Columns(ReadOnlySpan<char> text) => CellWidth.Of(text);

    /// <summary>How many characters from the start fit into some columns; never half a cluster.</summary>
    public static int Fit(ReadOnlySpan<char> text, int columns) => CellWidth.Fit(text, columns).Length;

    /// <summary>Writes a text into a number of columns, aligned; a longer one is cut and ends with the ellipsis.</summary>
    public static void WriteCut(
        Canvas canvas, int x, int y, int width, ReadOnlySpan<char> text, Style style, GlyphSet glyphs, Alignment alignment = Alignment.Left)
    {
        var indent = alignment switch
        {
            Alignment.Right => width - Columns(text),
            Alignment.Center => (width - Columns(text)) / 2,
            _ => 0,
        };
        indent = Math.Max(0, indent);
        canvas.WriteClipped(x + indent, y, width - indent, text, style, glyphs.Ellipsis);
    }
}
