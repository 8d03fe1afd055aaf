using Terminal.Gui.Configuration;

namespace KvTui.Tty.Settings;

/// <summary>
/// The signs that Terminal.Gui's views draw with. Lines and corners need no ASCII form here, since the encoder has one for each.
/// </summary>
internal static class Signs
{
    /// <summary>Terminal.Gui's own, except those that console fonts lack.</summary>
    internal static GlyphSettings Unicode { get; } = new() { LeftBracket = new('['), RightBracket = new(']') };

    /// <summary>Signs of ASCII only.</summary>
    internal static GlyphSettings Ascii { get; } = Unicode with
    {
        HorizontalEllipsis = new('.'),
        VerticalFourDots = new(':'),
        Null = new('0'),
        CheckStateChecked = new('x'),
        CheckStateUnChecked = new('-'),
        CheckStateNone = new('?'),
        Selected = new('*'),
        UnSelected = new('o'),
        RightArrow = new('>'),
        LeftArrow = new('<'),
        DownArrow = new('v'),
        UpArrow = new('^'),
        LeftDefaultIndicator = new('>'),
        RightDefaultIndicator = new('<'),
        BlocksMeterSegment = new('#'),
        ContinuousMeterSegment = new('#'),
        Stipple = new(':'),
        Diamond = new('*'),
        Close = new('x'),
        Minimize = new('_'),
        Maximize = new('^'),
        Dot = new('.'),
        DottedSquare = new('.'),
        BlackCircle = new('*'),
        IdenticalTo = new('='),
        Move = new('*'),
        SizeHorizontal = new('-'),
        SizeVertical = new('|'),
        SizeTopLeft = new('\\'),
        SizeTopRight = new('/'),
        SizeBottomRight = new('\\'),
        SizeBottomLeft = new('/'),
        AppleBMP = new('o'),
        Copy = new('c'),
        File = new(' '),
        Folder = new('/'),
    };
}
