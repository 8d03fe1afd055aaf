using KvTui.Core.State.Panes;
using KvTui.Tui.Edit;
using Terminal.Gui.Input;

namespace KvTui.Tui;

/// <content>What the mouse does on the panes is told by events; nothing is done about it here, and no view takes the focus by it.</content>
public sealed partial class ExplorerWindow
{
    private Splitter? _held;
    private bool _wasDragged;
    private Pane _pressed;

    /// <summary>A pane was clicked, anywhere; told before what else the click means.</summary>
    public event Action<Pane>? PaneClicked;

    /// <summary>A row of the key list was clicked with the left or the right button: its place in the list.</summary>
    public event Action<int>? KeyRowClicked;

    /// <summary>A row of the key list was double-clicked, elsewhere than on its sign.</summary>
    public event Action<int>? KeyRowActivated;

    /// <summary>The sign that folds or unfolds a row of the key list was clicked; told after that the row was.</summary>
    public event Action<int>? KeyMarkClicked;

    /// <summary>A member was clicked: its place among all.</summary>
    public event Action<int>? MemberRowClicked;

    /// <summary>The editor's text was pointed at: line, column, and whether the selection shall be extended up to there.</summary>
    public event Action<int, int, bool>? EditorPointedAt;

    /// <summary>The wheel was turned over a pane by so many rows: down if that is positive.</summary>
    public event Action<Pane, int>? Wheeled;

    /// <summary>The right button was clicked at a place on the screen; told after that the pane and the row there were clicked.</summary>
    public event Action<Point>? ContextMenuAsked;

    /// <summary>The border between keys and value is dragged: the columns that the key pane shall have.</summary>
    public event Action<int>? SplitterDragged;

    /// <summary>The upper border of the cluster pane is dragged: the rows that it shall have.</summary>
    public event Action<int>? ClusterSplitterDragged;

    protected override bool OnMouseEvent(Mouse mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (_state is not { } state || ScreenLayout.IsTooSmall(state.Size))
        {
            return false;
        }

        var at = new Point(mouse.ScreenPosition.X, mouse.ScreenPosition.Y);
        mouse.Handled |= _held is { } held ? Hold(mouse.Flags, held, state.Layout, at) : Take(mouse.Flags, state, at);
        return mouse.Handled;
    }

    /// <summary>Lets the window have all the mouse does on the panes: the views in them have no use for it, but for an editor.</summary>
    private void ListenToMouse()
    {
        Editor.PointedAt += (line, column, isExtending) =>
        {
            if (_state?.Focus != Pane.Value)
            {
                PaneClicked?.Invoke(Pane.Value);
            }

            EditorPointedAt?.Invoke(line, column, isExtending);
        };
        Editor.Wheeled += rows => Wheeled?.Invoke(Pane.Value, rows);
        var borders = _panes.Select(static pane => pane.Border.GetOrCreateView());
        foreach (var view in (View[])[.. _panes, .. borders, Keys, Value, _footer, _members, _detail])
        {
            // What a view does not take comes to the window.
            view.MouseBindings.Clear();
        }
    }

    private bool Take(MouseFlags flags, ExplorerState state, Point at)
    {
        if (PaneAt(state.Layout, at) is not { } pane)
        {
            return false;
        }

        if (flags.HasFlag(MouseFlags.WheeledUp) || flags.HasFlag(MouseFlags.WheeledDown))
        {
            Wheeled?.Invoke(pane, flags.HasFlag(MouseFlags.WheeledUp) ? -EditorView.WheelRows : EditorView.WheelRows);
        }
        else if (flags.HasFlag(MouseFlags.PositionReport))
        {
            // A button that is down moves over a pane, and holds nothing.
        }
        else if (flags.HasFlag(MouseFlags.LeftButtonPressed))
        {
            Press(state, pane, at);
        }
        else if (flags.HasFlag(MouseFlags.LeftButtonDoubleClicked) && KeyRowAt(state, at) is >= 0 and var row && !IsMark(at, row))
        {
            KeyRowActivated?.Invoke(row);
        }
        else if (flags.HasFlag(MouseFlags.RightButtonClicked))
        {
            Click(state, pane, at);
            ContextMenuAsked?.Invoke(new(at.X, at.Y));
        }

        return true;
    }

    private void Press(ExplorerState state, Pane pane, Point at)
    {
        if (Splitter.At(state.Layout, at) is { } splitter)
        {
            (_held, _pressed, _wasDragged) = (splitter, pane, false);
            App?.Mouse.GrabMouse(this);
            return;
        }

        Click(state, pane, at);
        if (KeyRowAt(state, at) is >= 0 and var row && IsMark(at, row))
        {
            KeyMarkClicked?.Invoke(row);
        }
    }

    /// <summary>Goes on with a border that is held; let go where it was pressed, that was a click on its pane.</summary>
    private bool Hold(MouseFlags flags, Splitter held, ScreenLayout layout, Point at)
    {
        if (flags.HasFlag(MouseFlags.LeftButtonReleased))
        {
            _held = null;
            App?.Mouse.UngrabMouse();
            if (!_wasDragged)
            {
                PaneClicked?.Invoke(_pressed);
            }
        }
        else if (flags.HasFlag(MouseFlags.LeftButtonPressed) && flags.HasFlag(MouseFlags.PositionReport))
        {
            var next = held.Dragged(layout, at);
            _wasDragged = true;
            if (next.Size != held.Size)
            {
                _held = next;
                (next.IsCluster ? ClusterSplitterDragged : SplitterDragged)?.Invoke(next.Size);
            }
        }

        return true;
    }

    private void Click(ExplorerState state, Pane pane, Point at)
    {
        PaneClicked?.Invoke(pane);
        if (KeyRowAt(state, at) is >= 0 and var row)
        {
            KeyRowClicked?.Invoke(row);
        }
        else if (MemberRowAt(state, at) is >= 0 and var member)
        {
            MemberRowClicked?.Invoke(member);
        }
    }

    private bool IsMark(Point at, int row) => Keys.IsMark(Keys.ScreenToViewport(new(at.X, at.Y)).X, row);

    private int KeyRowAt(ExplorerState state, Point at) =>
        state.Layout.Keys.Inset(1, 1).Contains(at) ? Keys.RowAt(Keys.ScreenToViewport(new(at.X, at.Y)).Y) : -1;

    private int MemberRowAt(ExplorerState state, Point at)
    {
        var y = _members.ScreenToViewport(new(at.X, at.Y)).Y - 1;
        var row = _members.RowOffset + y;
        return _members.Visible && state.Layout.Cluster.Inset(1, 1).Contains(at) && y >= 0 && row < state.Cluster.Rows.Length ? row : -1;
    }

    private static Pane? PaneAt(ScreenLayout layout, Point at)
    {
        foreach (var pane in (ReadOnlySpan<Pane>)[Pane.Keys, Pane.Value, Pane.Cluster])
        {
            if (layout.Of(pane).Contains(at))
            {
                return pane;
            }
        }

        return null;
    }
}
