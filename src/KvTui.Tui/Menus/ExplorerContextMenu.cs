using KvTui.Core.Commands;
using Terminal.Gui.App;

namespace KvTui.Tui.Menus;

/// <summary>
/// The menu of what can be done with the row under the cursor, or in the focused pane, or of what can be copied, or of the order of the
/// keys; it is made when it opens.
/// </summary>
internal sealed class ExplorerContextMenu : IMenuView
{
    /// <summary>The columns from a pane's border to where the menu begins.</summary>
    private const int Indent = 4;

    private readonly IApplication _application;
    private readonly MenuPopover _menu;

    /// <summary>Opens the menu beside the cursor.</summary>
    /// <param name="menu">The menu to open there; none for what can be done.</param>
    /// <param name="closed">Called when it has closed.</param>
    public ExplorerContextMenu(IApplication application, ExplorerState state, MenuTitle menu, MenuContext context, Action closed)
    {
        _application = application;
        _menu = new(menu == MenuTitle.None ? ExplorerCommands.Of(state) : ExplorerCommands.In(menu), context, state.Size.Height);
        application.Popovers!.Register(_menu);
        _menu.MakeVisible(PlaceOf(state));
        _menu.VisibleChanged += (_, _) => closed();
    }

    public bool IsOpen => _menu.Visible;

    public void Dispose()
    {
        _application.Popovers!.DeRegister(_menu);
        _menu.Dispose();
    }

    /// <summary>Below the row under the cursor, below the editor's cursor, else in the middle of the focused pane.</summary>
    private static Point PlaceOf(ExplorerState state)
    {
        if (state.Detail.Edit is { Editor: var editor })
        {
            var (place, at) = (state.Layout.Value, new Point(editor.Column - editor.Left, editor.Line - editor.Top));
            return new(place.X + 1 + at.X, place.Y + 2 + at.Y);
        }

        var pane = state.Layout.Of(state.Focus);
        if (state.Focus == Pane.Keys)
        {
            var list = state.Browse.List.Clamp(state.Browse.Rows.Count, state.Layout.Rows(Pane.Keys));
            return new(pane.X + Indent, pane.Y + 2 + (state.Layout.HasKeysHeader ? 1 : 0) + list.Selected - list.Offset);
        }

        return new(pane.X + (pane.Width / 2), pane.Y + (pane.Height / 2));
    }
}
