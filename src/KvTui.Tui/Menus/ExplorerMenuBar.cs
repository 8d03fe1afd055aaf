using KvTui.Core.Commands;
using Terminal.Gui.App;
using Terminal.Gui.Input;

namespace KvTui.Tui.Menus;

/// <summary>The menu bar: every command of the table, over the first row of the screen. It is made when it opens.</summary>
internal sealed class ExplorerMenuBar : IMenuView
{
    /// <summary>Columns from which all titles fit with a blank on both sides.</summary>
    private const int Roomy = 43;

    private readonly IApplication _application;
    private readonly View _window;
    private readonly View? _focused;
    private readonly MenuBar _bar;
    private readonly List<MenuPopover> _popovers = [];
    private bool _isPressed;

    /// <summary>Opens the first menu.</summary>
    /// <param name="closed">Called when a menu has closed; another one may have opened in its place.</param>
    public ExplorerMenuBar(IApplication application, View window, Size screen, MenuContext context, Action closed)
    {
        (_application, _window, _focused) = (application, window, window.MostFocused);
        List<MenuBarItem> menus = [];
        for (var title = MenuTitle.None + 1; title < MenuTitle.Sort; title++)
        {
            var popover = new MenuPopover(ExplorerCommands.In(title), context, screen.Height - 1);
            _popovers.Add(popover);
            menus.Add(MakeMenu(title, popover, context.Look, isNarrow: screen.Width < Roomy));
        }

        _bar = new(menus) { Key = Key.Empty };
        _bar.SetScheme(context.Look.Menu);
        window.Add(_bar);
        window.Layout();
        _bar.InvokeCommand(Command.HotKey);
        foreach (var menu in menus)
        {
            menu.PopoverMenuOpenChanged += (_, _) => closed();
        }

        application.Mouse.MouseEvent += OnMouse;
    }

    public bool IsOpen => _isPressed || _bar.IsOpen();

    public void Dispose()
    {
        _application.Mouse.MouseEvent -= OnMouse;
        _bar.HideActiveItem();
        foreach (var popover in _popovers)
        {
            _application.Popovers!.DeRegister(popover);
        }

        _window.Remove(_bar);
        _bar.Dispose();
        _focused?.SetFocus();
        _window.SetNeedsDraw();
    }

    /// <summary>Between the press on the bar that closes a menu and the click that opens another, the bar has not been left.</summary>
    private void OnMouse(object? sender, Mouse mouse)
    {
        var isOnBar = _bar.FrameToScreen().Contains(mouse.ScreenPosition);
        _isPressed = isOnBar && !mouse.IsSingleDoubleOrTripleClicked && (_isPressed || mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed));
    }

    private static MenuBarItem MakeMenu(MenuTitle title, MenuPopover popover, ScreenLook look, bool isNarrow)
    {
        var menu = new MenuBarItem($"_{title}", popover);
        if (isNarrow)
        {
            menu.CommandView!.Margin!.Thickness = new(0, 0, 1, 0);
        }

        menu.SetScheme(look.Menu);
        return menu;
    }
}
