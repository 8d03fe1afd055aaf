using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Output;

/// <summary>
/// Translates Terminal.Gui's attributes to the styles of cells and back: its 16 names are the terminal's own ANSI colours, and a colour
/// without opacity is the terminal's default.
/// </summary>
internal static class CellStyles
{
    // In the order of SGR 30 to 37 and 90 to 97.
    private static readonly ColorName16[] AnsiOrder =
    [
        ColorName16.Black, ColorName16.Red, ColorName16.Green, ColorName16.Yellow,
        ColorName16.Blue, ColorName16.Magenta, ColorName16.Cyan, ColorName16.Gray,
        ColorName16.DarkGray, ColorName16.BrightRed, ColorName16.BrightGreen, ColorName16.BrightYellow,
        ColorName16.BrightBlue, ColorName16.BrightMagenta, ColorName16.BrightCyan, ColorName16.White,
    ];

    private static readonly uint[] AnsiColors = Array.ConvertAll(AnsiOrder, static name => new Color(name).Argb);

    /// <summary>The style of a cell that is drawn with this attribute.</summary>
    internal static Style Of(in Attribute attribute) =>
        new(Of(attribute.Foreground), Of(attribute.Background), Of(attribute.Style));

    /// <summary>An attribute that gives this style.</summary>
    internal static Attribute ToAttribute(in Style style) =>
        new(ToColor(style.Foreground), ToColor(style.Background), ToTextStyle(style.Attributes));

    private static CellColor Of(Color color)
    {
        if (color.A == 0)
        {
            return default;
        }

        var index = AnsiColors.AsSpan().IndexOf(color.Argb);
        return index >= 0 ? CellColor.Indexed((byte)index) : CellColor.Rgb(color.R, color.G, color.B);
    }

    private static CellAttributes Of(TextStyle style)
    {
        if (style == TextStyle.None)
        {
            return CellAttributes.None;
        }

        return ((style & TextStyle.Bold) != 0 ? CellAttributes.Bold : 0)
            | ((style & TextStyle.Faint) != 0 ? CellAttributes.Dim : 0)
            | ((style & TextStyle.Italic) != 0 ? CellAttributes.Italic : 0)
            | ((style & TextStyle.Underline) != 0 ? CellAttributes.Underline : 0)
            | ((style & TextStyle.Reverse) != 0 ? CellAttributes.Reverse : 0)
            | ((style & TextStyle.Strikethrough) != 0 ? CellAttributes.Strikethrough : 0);
    }

    private static Color ToColor(CellColor color)
    {
        if (color.IsRgb)
        {
            return new(color.R, color.G, color.B);
        }

        return color.IsIndexed && color.Index < AnsiOrder.Length ? new(AnsiOrder[color.Index]) : Color.None;
    }

    private static TextStyle ToTextStyle(CellAttributes attributes) =>
        ((attributes & CellAttributes.Bold) != 0 ? TextStyle.Bold : 0)
        | ((attributes & CellAttributes.Dim) != 0 ? TextStyle.Faint : 0)
        | ((attributes & CellAttributes.Italic) != 0 ? TextStyle.Italic : 0)
        | ((attributes & CellAttributes.Underline) != 0 ? TextStyle.Underline : 0)
        | ((attributes & CellAttributes.Reverse) != 0 ? TextStyle.Reverse : 0)
        | ((attributes & CellAttributes.Strikethrough) != 0 ? TextStyle.Strikethrough : 0);
}
