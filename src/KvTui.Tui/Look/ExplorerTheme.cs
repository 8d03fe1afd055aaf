using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Look;

/// <summary>The look of the explorer on a terminal.</summary>
internal static class ExplorerTheme
{
    /// <summary>The theme of the panes of a profile that is marked production: red frames, where there are colours; the status line has the word.</summary>
    public static ViewTheme ForProduction(ViewTheme theme) => theme.Error.Foreground == default
        ? theme
        : theme with
        {
            Border = new Style(theme.Error.Foreground, default, default),
            FocusedBorder = theme.Error,
            FocusedTitle = theme.Error,
        };

    /// <summary>The theme for what the user likes and a terminal can do: its signs, and whether it has colours.</summary>
    public static ViewTheme For(TerminalCapabilities capabilities, ThemeChoice choice)
    {
        var theme = capabilities.Colors == ColorDepth.None ? ViewTheme.Monochrome : Coloured(choice);
        return theme with
        {
            Glyphs = capabilities.Utf8 ? GlyphSet.Unicode : GlyphSet.Ascii,
            StatusBar = Style.Default,
        };
    }

    private static ViewTheme Coloured(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => Accented(Color.Blue) with { Warning = new Style(Color.Magenta, default, CellAttributes.Bold) },
        ThemeChoice.Contrast => Contrast,
        ThemeChoice.Monochrome => ViewTheme.Monochrome,
        ThemeChoice.Blue => Accented(Color.Blue),
        ThemeChoice.Green => Accented(Color.Green),
        ThemeChoice.Magenta => Accented(Color.Magenta),
        _ => ViewTheme.Default,
    };

    private static ViewTheme Contrast { get; } = ViewTheme.Monochrome with
    {
        Secondary = Style.Default,
        Border = Style.Default,
        Good = new Style(Color.Green, default, CellAttributes.Bold),
        Warning = ViewTheme.Default.Warning,
        Error = ViewTheme.Default.Error,
    };

    private static ViewTheme Accented(Color color)
    {
        var (plain, bold) = (new Style(color, default, default), new Style(color, default, CellAttributes.Bold));
        return ViewTheme.Default with { FocusedBorder = bold, FocusedTitle = bold, Accent = plain, HintKey = bold };
    }
}
