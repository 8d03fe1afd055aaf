using KvTui.Terminal.Cells;
using KvTui.Terminal.Rendering;
using KvTui.Terminal.Views;

namespace KvTui.App.Views;

/// <summary>The look of the explorer on a terminal.</summary>
public static class ExplorerTheme
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

    /// <summary>The theme for what a terminal can do: its signs, and whether it has colours.</summary>
    public static ViewTheme For(TerminalCapabilities capabilities)
    {
        var theme = capabilities.Colors == ColorDepth.None ? ViewTheme.Monochrome : ViewTheme.Default;
        return theme with
        {
            Glyphs = capabilities.Utf8 ? GlyphSet.Unicode : GlyphSet.Ascii,
            StatusBar = Style.Default,
        };
    }
}
