using KvTui.Tui.Look;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;
using Terminal.Gui.Views;

namespace KvTui.Tui.Menus;

/// <summary>Makes popovers of commands; no key opens them, since the state does.</summary>
internal static class MenuPopover
{
    internal static PopoverMenu Of(IEnumerable<MenuEntry> entries, ScreenLook look)
    {
        var menu = new Menu(entries) { BorderStyle = LineStyle.Rounded };
        menu.SetScheme(look.Menu);
        return new(menu) { Key = Key.Empty, MouseFlags = MouseFlags.None };
    }
}
