using KvTui.Core.Commands;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;

namespace KvTui.Tui.Menus;

/// <summary>A popover of commands. No key opens it, since the state does; its entries are made when it opens first.</summary>
internal sealed class MenuPopover : PopoverMenu
{
    private const int BorderRows = 2;

    private readonly IReadOnlyList<ExplorerCommand> _commands;
    private readonly MenuContext _context;
    private readonly int _inView;
    private List<MenuEntry> _entries = [];

    /// <param name="room">The rows of the screen that it may take; with more entries it scrolls.</param>
    internal MenuPopover(IReadOnlyList<ExplorerCommand> commands, MenuContext context, int room)
    {
        (_commands, _context, _inView) = (commands, context, Math.Max(1, room - BorderRows));
        (Key, MouseFlags) = (Key.Empty, MouseFlags.None);
    }

    public override void MakeVisible(Point? idealScreenPosition = null, Rectangle? anchor = null)
    {
        if (_entries.Count == 0)
        {
            Make();
        }

        base.MakeVisible(idealScreenPosition, anchor);
    }

    private void Make()
    {
        _entries = [.. _commands.Select(command => new MenuEntry(command, _context))];
        var menu = new Menu(_entries) { BorderStyle = LineStyle.Rounded };
        menu.SetScheme(_context.Look.Menu);
        if (_entries.Count > _inView)
        {
            menu.Height = _inView + BorderRows;
            menu.SetContentHeight(_entries.Count);
            Scroll(menu, _entries[0]);
            menu.SelectedMenuItemChanged += (_, selected) => Scroll(menu, selected as MenuEntry);
        }

        Root = menu;
    }

    /// <summary>Scrolls the menu so that an entry is in view.</summary>
    private void Scroll(Menu menu, MenuEntry? selected)
    {
        var row = selected is null ? -1 : _entries.IndexOf(selected);
        if (row < 0)
        {
            return;
        }

        var top = Math.Clamp(menu.Viewport.Y, Math.Max(0, row - _inView + 1), row);
        menu.Viewport = menu.Viewport with { Y = top };
        for (var i = 0; i < _entries.Count; i++)
        {
            _entries[i].PutInView(i >= top && i < top + _inView);
        }
    }
}
