using KvTui.Terminal.Cells;
using KvTui.Terminal.Rendering;
using KvTui.Terminal.Views;

namespace KvTui.App.Views;

/// <summary>The look of the explorer on a terminal.</summary>
public static class ExplorerTheme
{
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
