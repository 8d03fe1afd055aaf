using System.Collections.Immutable;
using KvTui.Core.Intents;
using KvTui.Core.Messages;
using Terminal.Gui.App;

namespace KvTui.Tui.Menus;

/// <summary>The menu of what can be done with the row under the cursor, or in the focused pane; it is made when it opens.</summary>
internal sealed class ExplorerContextMenu : IMenuView
{
    private readonly IApplication _application;
    private readonly MenuPopover _menu;

    /// <summary>Opens the menu beside the cursor.</summary>
    /// <param name="impossible">What is dimmed.</param>
    /// <param name="closed">Called when it has closed.</param>
    public ExplorerContextMenu(
        IApplication application, ScreenLook look, ExplorerState state, ImmutableHashSet<Intent> impossible, Action<UserMessage> send, Action closed)
    {
        _application = application;
        _menu = new(ExplorerCommands.Of(state), look, impossible, state.Size.Height, send);
        application.Popovers!.Register(_menu);
        _menu.MakeVisible(MenuPlace.Of(state));
        _menu.VisibleChanged += (_, _) => closed();
    }

    public bool IsOpen => _menu.Visible;

    public void Dispose()
    {
        _application.Popovers!.DeRegister(_menu);
        _menu.Dispose();
    }
}
