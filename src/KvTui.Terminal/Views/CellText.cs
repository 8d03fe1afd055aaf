using System.Globalization;
using System.Text;
using KvTui.Terminal.Cells;

namespace KvTui.Terminal.Views;

/// <summary>Measures and cuts text by columns of the screen.</summary>
internal static class CellText
{
    /// <summary>The columns of a text without tabs and line ends.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var columns = 0;
        while (!text.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            columns += ClusterColumns(text[..length]);
            text = text[length..];
        }

        return columns;
    }

    /// <summary>The columns of one cluster: 0, 1 or 2.</summary>
    public static int ClusterColumns(ReadOnlySpan<char> cluster) => cluster.IsEmpty ? 0 : 1;

    /// <summary>How many characters from the start fit into some columns; never half a cluster.</summary>
    public static int Fit(ReadOnlySpan<char> text, int columns)
    {
        if (Ascii.IsValid(text))
        {
            return Math.Clamp(columns, 0, text.Length);
        }

        var used = 0;
        while (used < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[used..]);
            columns -= ClusterColumns(text.Slice(used, length));
            if (columns < 0)
            {
                break;
            }

            used += length;
        }

        return used;
    }

    /// <summary>Writes a text into a number of columns, aligned; a longer one is cut and ends with the ellipsis.</summary>
    public static void WriteCut(
        Canvas canvas, int x, int y, int width, ReadOnlySpan<char> text, Style style, GlyphSet glyphs, Alignment alignment = Alignment.Left)
    {
        if (width <= 0 || (uint)y >= (uint)canvas.Height)
        {
            return;
        }

        var columns = Columns(text);
        if (columns > width)
        {
            var kept = Fit(text, width - 1);
            var used = canvas.Write(x, y, text[..kept], style);
            canvas.Put(x + used, y, glyphs.Ellipsis, style);
            return;
        }

        var indent = alignment switch
        {
            Alignment.Right => width - columns,
            Alignment.Center => (width - columns) / 2,
            _ => 0,
        };
        canvas.Write(x + indent, y, text, style);
    }
}
