using KvTui.Tui.Look;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;
using Terminal.Gui.Views;

namespace KvTui.Tui.Menus;

/// <summary>Makes popovers of commands; no key opens them, since the state does.</summary>
internal static class MenuPopover
{
    private const int BorderRows = 2;

    /// <param name="room">The rows of the screen that the menu may take; one with more entries scrolls.</param>
    internal static PopoverMenu Of(IReadOnlyList<MenuEntry> entries, ScreenLook look, int room)
    {
        var menu = new Menu(entries) { BorderStyle = LineStyle.Rounded };
        menu.SetScheme(look.Menu);
        var inView = room - BorderRows;
        if (entries.Count > inView && inView > 0)
        {
            menu.Height = room;
            menu.SetContentHeight(entries.Count);
            Scroll(menu, entries[0], entries, inView);
            menu.SelectedMenuItemChanged += (_, selected) => Scroll(menu, selected as MenuEntry, entries, inView);
        }

        return new(menu) { Key = Key.Empty, MouseFlags = MouseFlags.None };
    }

    /// <summary>Scrolls a menu so that the selected entry is in view.</summary>
    private static void Scroll(Menu menu, MenuEntry? selected, IReadOnlyList<MenuEntry> entries, int inView)
    {
        var row = entries.TakeWhile(entry => entry != selected).Count();
        if (row == entries.Count)
        {
            return;
        }

        var top = Math.Clamp(menu.Viewport.Y, Math.Max(0, row - inView + 1), row);
        menu.Viewport = menu.Viewport with { Y = top };
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i].PutInView(i >= top && i < top + inView);
        }
    }
}
