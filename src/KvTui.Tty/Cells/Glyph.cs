namespace KvTui.Tty.Cells;

/// <summary>Keeps what a terminal could obey out of cells.</summary>
internal static class Glyph
{
    internal const uint Blank = 0;

    private const uint Replacement = 0xFFFD;

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
}
