using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Tui.Look;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Menus;

/// <summary>The menu bar: every command of the table, over the first row of the screen. It is made when it opens, so that no frame before pays for it.</summary>
internal sealed class ExplorerMenuBar : IMenuView
{
    private readonly View _window;
    private readonly MenuBar _bar;
    private readonly List<MenuEntry> _entries = [];

    /// <summary>Opens the first menu.</summary>
    /// <param name="closed">Called when a menu has closed; another one may have opened in its place.</param>
    public ExplorerMenuBar(View window, ScreenLook look, ExplorerState state, Action<UserMessage> send, Action closed)
    {
        _window = window;
        var menus = Enum.GetValues<MenuTitle>().Where(static menu => menu != MenuTitle.None).Select(menu => MakeMenu(menu, look, send)).ToList();
        _bar = new(menus) { Key = Key.Empty };
        _bar.SetScheme(look.Menu);
        Show(state);
        window.Add(_bar);
        window.Layout();
        _bar.InvokeCommand(Command.HotKey);
        foreach (var menu in menus)
        {
            menu.PopoverMenuOpenChanged += (_, _) => closed();
        }
    }

    public bool IsOpen => _bar.IsOpen();

    public void Show(ExplorerState state)
    {
        foreach (var entry in _entries)
        {
            entry.Show(state);
        }
    }

    public void Dispose()
    {
        _bar.HideActiveItem();
        _window.Remove(_bar);
        _bar.Dispose();
        _window.SetNeedsDraw();
    }

    private MenuBarItem MakeMenu(MenuTitle title, ScreenLook look, Action<UserMessage> send)
    {
        var entries = ExplorerCommands.In(title).Select(command => new MenuEntry(command, look, send)).ToList();
        _entries.AddRange(entries);
        var menu = new MenuBarItem($"_{title}", MenuPopover.Of(entries, look));
        menu.SetScheme(look.Menu);
        return menu;
    }
}
