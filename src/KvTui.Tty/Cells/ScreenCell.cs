using System.Runtime.InteropServices;

namespace KvTui.Tty.Cells;

/// <summary>
/// One cell of the screen: 16 bytes without references, so rows compare as bytes. All-zero is a blank in the terminal's own look.
/// </summary>
/// <param name="Glyph">0 a blank, a Unicode scalar, or <see cref="GlyphTable.Tag"/> | index of a longer grapheme cluster.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct ScreenCell(uint Glyph, uint Foreground, uint Background, CellAttributes Attributes, CellKind Kind)
{
    /// <summary>The cell's style.</summary>
    public Style Style => new(CellColor.FromBits(Foreground), CellColor.FromBits(Background), Attributes);

    /// <summary>Makes a cell of a glyph in a style.</summary>
    public static ScreenCell Of(uint glyph, CellKind kind, in Style style) =>
        new(glyph, style.Foreground.Bits, style.Background.Bits, style.Attributes, kind);
}
