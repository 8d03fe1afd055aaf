using System.Globalization;
using System.Text;
using KvTui.Text;

namespace KvTui.Tty.Cells;

/// <summary>Keeps what a terminal could obey out of cells.</summary>
internal static class Glyph
{
    internal const uint Blank = 0;

    private const uint Replacement = 0xFFFD;
    private const uint NulPicture = 0x2400;

    /// <summary>What is drawn for a cell's scalar: itself, a control picture, or U+FFFD for C1 and surrogates.</summary>
    internal static uint Safe(uint scalar) => scalar switch
    {
        Blank or ' ' => Blank,
        > ' ' and < 0x7F => scalar,
        < ' ' => 0x2400 + scalar,
        0x7F => 0x2421,
        < 0xA0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF => Replacement,
        _ => scalar,
    };

    /// <summary>
    /// The glyph to keep for a scalar of a text, or for an interned cluster: as <see cref="Safe"/>, but NUL has its picture, and a
    /// spacing mark, which would join the cell before it, becomes U+FFFD.
    /// </summary>
    internal static uint OfText(uint glyph)
    {
        if (glyph is > ' ' and < 0x7F || (glyph & GlyphTable.Tag) != 0)
        {
            return glyph;
        }

        var safe = glyph == 0 ? NulPicture : Safe(glyph);
        return CellWidth.IsDisputed(safe) && Rune.GetUnicodeCategory(new Rune(safe)) == UnicodeCategory.SpacingCombiningMark
            ? Replacement
            : safe;
    }

    /// <summary>As <see cref="OfText"/> for a glyph that must take one column; any other becomes U+FFFD.</summary>
    internal static uint OfOneColumn(char glyph)
    {
        var safe = OfText(glyph);
        return safe == Blank || CellWidth.Of(new Rune(safe)) == 1 ? safe : Replacement;
    }
}
