using KvTui.Core.Values.Colouring;
using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Look;

namespace KvTui.Tui.Tests;

/// <summary>
/// What says something by its colour can be read, by WCAG's contrast of 4.5 to 1, with the sixteen colours of xterm and of VGA, also where
/// bold ones of the first eight are shown bright. Frames are left out: they are lines, with no text; and so are the hint keys of the light
/// theme where bold is bright (4.4 to 1 with xterm's blue), which stand beside words.
/// </summary>
public sealed class ContrastTests
{
    private const double Least = 4.5;

    private static readonly uint[] Xterm =
    [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ];

    private static readonly uint[] Vga =
    [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ];

    [Theory]
    [InlineData(ThemeChoice.Dark, 0x000000)]
    [InlineData(ThemeChoice.Light, 0xFFFFFF)]
    public void Every_role_can_be_read_on_its_background(ThemeChoice choice, int background)
    {
        var theme = ViewTheme.For(TerminalCapabilities.Modern, choice);
        (string Name, Style Style)[] roles =
        [
            ("good", theme.Good), ("warning", theme.Warning), ("error", theme.Error), ("accent", theme.Accent), ("hint key", theme.HintKey),
            .. Enum.GetValues<SyntaxRole>().Select(role => (role.ToString(), theme.Syntax.Of(role))),
        ];
        var unreadable =
            from palette in new[] { (Name: "xterm", Colors: Xterm), (Name: "VGA", Colors: Vga) }
            from role in roles
            where role.Style.Foreground.IsIndexed
            from brightens in new[] { false, true }
            let isBright = brightens && role.Style.Attributes.HasFlag(CellAttributes.Bold) && role.Style.Foreground.Index < 8
            where isBright || !brightens
            where !(palette.Name == "VGA" && role.Style.Attributes.HasFlag(CellAttributes.Bold) && !isBright) // its bold is bright
            where !(choice == ThemeChoice.Light && isBright && role.Name == "hint key")
            let ratio = Ratio(palette.Colors[role.Style.Foreground.Index + (isBright ? 8 : 0)], (uint)background)
            where ratio < Least
            select $"{role.Name} with {palette.Name}: {ratio:0.00}";
        Assert.Empty(unreadable);
    }

    [Fact]
    public void A_theme_of_one_look_for_all_backgrounds_has_no_colour_in_values()
    {
        foreach (var choice in (ThemeChoice[])[ThemeChoice.Contrast, ThemeChoice.Monochrome])
        {
            var theme = ViewTheme.For(TerminalCapabilities.Modern, choice);
            Assert.All(Enum.GetValues<SyntaxRole>(), role => Assert.True(theme.Syntax.Of(role).Foreground.IsDefault));
        }
    }

    private static double Ratio(uint text, uint background)
    {
        var (one, two) = (Luminance(text), Luminance(background));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private static double Luminance(uint color) =>
        (0.2126 * Linear(color >> 16)) + (0.7152 * Linear(color >> 8)) + (0.0722 * Linear(color));

    private static double Linear(uint part) =>
        (part & 255) / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((((part & 255) / 255.0) + 0.055) / 1.055, 2.4);
}
