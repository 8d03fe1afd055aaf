namespace KvTui.Tty.Output.Frames;

/// <summary>Brings colours down to what a terminal shows (xterm's default palette).</summary>
internal static class ColorPalette
{
    private static ReadOnlySpan<byte> CubeLevels => [0, 95, 135, 175, 215, 255];

    // xterm's 16, as 0xRRGGBB.
    private static ReadOnlySpan<uint> Ansi =>
    [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ];

    /// <summary>The nearest colour that a terminal of this depth shows; the default colour stays the default.</summary>
    internal static CellColor Reduce(CellColor color, ColorDepth depth) => depth switch
    {
        _ when color.IsDefault => color,
        ColorDepth.None => CellColor.Default,
        ColorDepth.Ansi16 => color.IsIndexed && color.Index < 16 ? color : CellColor.Indexed(NearestOf16(RgbOf(color))),
        ColorDepth.Palette256 => color.IsRgb ? CellColor.Indexed(NearestOf256(color.R, color.G, color.B)) : color,
        ColorDepth.TrueColor => color,
        _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, null),
    };

    private static byte NearestOf256(int r, int g, int b)
    {
        var (ri, gi, bi) = (NearestLevel(r), NearestLevel(g), NearestLevel(b));
        var cube = Distance((r, g, b), (CubeLevels[ri], CubeLevels[gi], CubeLevels[bi]));
        var gray = Math.Clamp((((r + g + b) / 3) - 3) / 10, 0, 23);
        var level = 8 + (10 * gray);
        return Distance((r, g, b), (level, level, level)) < cube
            ? (byte)(232 + gray)
            : (byte)(16 + (36 * ri) + (6 * gi) + bi);
    }

    private static int NearestLevel(int value) => value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;

    private static byte NearestOf16((int R, int G, int B) wanted)
    {
        var (nearest, least) = (0, int.MaxValue);
        for (var i = 0; i < Ansi.Length; i++)
        {
            var distance = Distance(wanted, Split(Ansi[i]));
            if (distance < least)
            {
                (nearest, least) = (i, distance);
            }
        }

        return (byte)nearest;
    }

    private static (int R, int G, int B) RgbOf(CellColor color)
    {
        if (color.IsRgb)
        {
            return (color.R, color.G, color.B);
        }

        if (color.Index >= 232)
        {
            var level = 8 + (10 * (color.Index - 232));
            return (level, level, level);
        }

        var cube = color.Index - 16;
        return (CubeLevels[cube / 36], CubeLevels[cube / 6 % 6], CubeLevels[cube % 6]);
    }

    private static (int R, int G, int B) Split(uint rgb) => ((int)(rgb >> 16), (int)(rgb >> 8) & 255, (int)rgb & 255);

    private static int Distance((int R, int G, int B) left, (int R, int G, int B) right)
    {
        var (r, g, b) = (left.R - right.R, left.G - right.G, left.B - right.B);
        return (r * r) + (g * g) + (b * b);
    }
}
