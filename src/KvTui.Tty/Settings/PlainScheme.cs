using Terminal.Gui.Drawing;
using Color = Terminal.Gui.Drawing.Color;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Settings;

/// <summary>The scheme of all views until the program sets its own: the terminal's colours, and attributes that need none.</summary>
internal static class PlainScheme
{
    // Every role is named: what is left out Terminal.Gui derives from others, as 24-bit colours of its own choice.
    internal static Scheme Value { get; } = new()
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

    private static Attribute Of(TextStyle style) => new(Color.None, Color.None, style);
}
