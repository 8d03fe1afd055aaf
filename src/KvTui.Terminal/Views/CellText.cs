using KvTui.Terminal.Cells;
using KvTui.Terminal.Text;

namespace KvTui.Terminal.Views;

/// <summary>Measures and cuts text by columns of the screen.</summary>
internal static class CellText
{
    /// <summary>With fewer columns both ends would be too short to tell anything.</summary>
    private const int LeastToCutInside = 8;

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

    /// <summary>Writes a text into a number of columns; a longer one loses its middle to the ellipsis, as names often differ at their ends.</summary>
    public static void WriteCutInside(Canvas canvas, int x, int y, int width, ReadOnlySpan<char> text, Style style, GlyphSet glyphs)
    {
        var tail = text[Math.Max(0, text.Length - Math.Max(0, width / 2))..];
        if (width < LeastToCutInside || Columns(text) <= width || Columns(tail) != tail.Length)
        {
            WriteCut(canvas, x, y, width, text, style, glyphs);
            return;
        }

        var head = width - tail.Length;
        WriteCut(canvas, x, y, head, text, style, glyphs);
        canvas.Write(x + head, y, tail, style);
    }
}
