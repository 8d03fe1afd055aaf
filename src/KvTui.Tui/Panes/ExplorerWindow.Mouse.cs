using KvTui.Core.Browse.Order;
using KvTui.Core.Commands;
using KvTui.Tui.Input;
using Terminal.Gui.Input;

namespace KvTui.Tui.Panes;

/// <content>What the mouse does on the panes is sent; nothing is done about it here, and no view takes the focus by it.</content>
internal sealed partial class ExplorerWindow
{
    private Splitter? _held;
    private bool _wasDragged;
    private Pane _pressed;

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (_state is not { } state || ScreenLayout.IsTooSmall(state.Size))
        {
            return false;
        }

        var at = mouse.ScreenPosition;
        mouse.Handled |= _held is { } held ? Hold(mouse.Flags, held, state.Layout, at) : Take(mouse.Flags, state, at);
        return mouse.Handled;
    }

    /// <summary>Lets the window have all the mouse does on the panes: the views in them have no use for it, but for an editor.</summary>
    private void ListenToMouse()
    {
        var borders = _panes.Select(static pane => pane.Border.GetOrCreateView());
        foreach (var view in (View[])[.. _panes, .. borders, Keys, Value, _footer, _members, _detail])
        {
            // What a view does not take comes to the window.
            view.MouseBindings.Clear();
        }
    }

    /// <summary>Sends what is done in the editor; who points into it goes to its pane first.</summary>
    private void SendOfEditor(UserMessage message)
    {
        if (message is UserMessage.Pointed && _state?.Focus != Pane.Value)
        {
            _send(new UserMessage.Clicked(Pane.Value));
        }

        _send(message);
    }

    private bool Take(MouseFlags flags, ExplorerState state, Point at)
    {
        if (PaneAt(state.Layout, at) is not { } pane)
        {
            return false;
        }

        if (Wheel.RowsOf(flags) is { } rows)
        {
            _send(new UserMessage.Wheeled(pane, rows));
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
            _send(new UserMessage.RowClicked(row, Opens: true));
        }
        else if (flags.HasFlag(MouseFlags.LeftButtonDoubleClicked) && LineAt(state, at) is >= 0 and var line && !IsBlockMark(at, line))
        {
            _send(new UserMessage.LineClicked(line, Folds: true));
        }
        else if (flags.HasFlag(MouseFlags.RightButtonClicked))
        {
            Click(state, pane, at);
            _send(new UserMessage.Command(Intent.ContextMenu));
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
        if (HeaderAt(state, at) is { } column)
        {
            _send(new UserMessage.Command(OrderIntents.ToSortBy(column)));
        }
        else if (KeyRowAt(state, at) is >= 0 and var row && IsMark(at, row))
        {
            _send(new UserMessage.FoldClicked(row));
        }
        else if (LineAt(state, at) is >= 0 and var line && IsBlockMark(at, line))
        {
            _send(new UserMessage.LineClicked(line, Folds: true));
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
                _send(new UserMessage.Clicked(_pressed));
            }
        }
        else if (flags.HasFlag(MouseFlags.LeftButtonPressed) && flags.HasFlag(MouseFlags.PositionReport))
        {
            var next = held.Dragged(layout, at);
            _wasDragged = true;
            if (next.Size != held.Size)
            {
                _held = next;
                _send(next.IsCluster ? new UserMessage.ClusterResized(next.Size) : new UserMessage.KeysResized(next.Size));
            }
        }

        return true;
    }

    private void Click(ExplorerState state, Pane pane, Point at)
    {
        _send(new UserMessage.Clicked(pane));
        if (KeyRowAt(state, at) is >= 0 and var row)
        {
            _send(new UserMessage.RowClicked(row, Opens: false));
        }
        else if (LineAt(state, at) is >= 0 and var line)
        {
            _send(new UserMessage.LineClicked(line, Folds: false));
        }
    }

    private bool IsMark(Point at, int row) => Keys.IsMark(Keys.ScreenToViewport(at).X, row);

    private bool IsBlockMark(Point at, int line) => Value.IsMark(Value.ScreenToViewport(at).X, line);

    private int KeyRowAt(ExplorerState state, Point at) =>
        state.Layout.Keys.Inset(1, 1).Contains(at) ? Keys.RowAt(Keys.ScreenToViewport(at).Y) : -1;

    /// <summary>The column whose name stands at a place, while keys can be sorted.</summary>
    private KeyColumns? HeaderAt(ExplorerState state, Point at) =>
        state.Detail.Edit is null && state.Layout.Keys.Inset(1, 1).Contains(at) && Keys.ScreenToViewport(at) is var place
            ? Keys.ColumnAt(place.X, place.Y)
            : null;

    private int LineAt(ExplorerState state, Point at) =>
        state.Detail.Edit is null && state.Layout.Value.Inset(1, 1).Contains(at) ? Value.RowAt(Value.ScreenToViewport(at).Y) : -1;

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
