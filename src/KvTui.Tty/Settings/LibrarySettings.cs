using Terminal.Gui.App;
using Terminal.Gui.Configuration;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Settings;

/// <summary>
/// Sets everything that Terminal.Gui's configuration files can set, so that none of them has an effect: it reads one from the current
/// folder, which may be anybody's. The settings belong to the process, not to one application.
/// </summary>
internal static class LibrarySettings
{
    /// <summary>The scheme of all views until the program sets its own: the terminal's colours, and attributes that need none.</summary>
    /// <remarks>Every role is named: what is left out Terminal.Gui derives from others, as 24-bit colours of its own choice.</remarks>
    private static readonly Scheme Plain = new()
    {
        Normal = Of(TextStyle.None),
        HotNormal = Of(TextStyle.Underline),
        Focus = Of(TextStyle.Reverse),
        HotFocus = Of(TextStyle.Reverse | TextStyle.Underline),
        Active = Of(TextStyle.Bold),
        HotActive = Of(TextStyle.Bold | TextStyle.Underline),
        Highlight = Of(TextStyle.Bold),
        Editable = Of(TextStyle.None),
        ReadOnly = Of(TextStyle.None),
        Disabled = Of(TextStyle.Faint),
    };

    /// <summary>Sets all; <paramref name="isAscii"/> chooses signs that a terminal without UTF-8 shows.</summary>
    internal static void Apply(bool isAscii)
    {
        SetProcess();
        SetLooks();
        GlyphSettings.Current = isAscii ? Signs.Ascii : Signs.Unicode;
        NerdFontsSettings.Current = NerdFontsSettings.Default;
        foreach (var name in Enum.GetNames<Schemes>())
        {
            SchemeManager.AddScheme(name, Plain);
        }

        // Assigned only if it is another one: each assignment binds the keys of all living applications anew.
        if (Application.DefaultKeyBindings != LibraryKeys.OfApplications)
        {
            Application.DefaultKeyBindings = LibraryKeys.OfApplications;
        }

        View.DefaultKeyBindings = LibraryKeys.OfViews;
        View.ViewKeyBindings = null;
    }

    private static void SetProcess()
    {
        ThemeSettings.Defaults = new();
        ApplicationSettings.Defaults = new() { AppModel = AppModel.FullScreen };
        DriverSettings.Defaults = new();
        FileDialogSettings.Defaults = new();
        FileDialogStyleSettings.Defaults = new();
        KeySettings.Defaults = new();
        TraceSettings.Defaults = new();
    }

    // Shadows cost bytes on every move of a dialog, and hovering needs reports of every motion.
    private static void SetLooks()
    {
        ButtonSettings.Current = new() { DefaultShadow = ShadowStyles.None, DefaultMouseHighlightStates = MouseState.Pressed };
        CheckBoxSettings.Current = new() { DefaultMouseHighlightStates = MouseState.Pressed };
        SelectorBaseSettings.Current = new() { DefaultMouseHighlightStates = MouseState.Pressed };
        DialogSettings.Current = new() { DefaultShadow = ShadowStyles.None, DefaultBorderStyle = LineStyle.Rounded };
        MessageBoxSettings.Current = new() { DefaultBorderStyle = LineStyle.Rounded };
        WindowSettings.Current = new() { DefaultShadow = ShadowStyles.None, DefaultBorderStyle = LineStyle.Rounded };
        FrameViewSettings.Current = FrameViewSettings.Default;
        MenuSettings.Current = MenuSettings.Default;
        MenuBarSettings.Current = MenuBarSettings.Default;
        PopoverMenuSettings.Current = PopoverMenuSettings.Default;
        StatusBarSettings.Current = StatusBarSettings.Default;
        TextFieldSettings.Current = TextFieldSettings.Default;
        TextViewSettings.Current = TextViewSettings.Default;
        HexViewSettings.Current = HexViewSettings.Default;
        CharMapSettings.Current = CharMapSettings.Default;
        LinearRangeSettings.Current = LinearRangeSettings.Default;
    }

    private static Attribute Of(TextStyle style) => new(Color.None, Color.None, style);
}
