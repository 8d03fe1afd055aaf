using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Tty.Cells;
using KvTui.Tty.Input;

namespace KvTui.Core.Update;

/// <summary>The mouse: a click focuses a pane and puts the cursor on the row, the wheel scrolls.</summary>
internal static class MouseUpdate
{
    private const int WheelRows = 3;

    public static Transition Apply(ExplorerState state, InputEvent.MouseUsed mouse)
    {
        if (PaneAt(state, mouse.Position) is not { } pane)
        {
            return state;
        }

        switch (mouse.Action)
        {
            case MouseAction.LeftPressed:
                return Click(state with { Focus = pane }, mouse.Position);
            case MouseAction.WheelUp or MouseAction.WheelDown:
                var next = state with { Focus = pane };
                for (var row = 0; row < WheelRows; row++)
                {
                    next = IntentUpdate.Apply(next, mouse.Action == MouseAction.WheelUp ? Intent.Up : Intent.Down).State;
                }

                return next;
            default:
                return state;
        }
    }

    private static Transition Click(ExplorerState state, Point position)
    {
        var inner = state.Layout.Keys.Inset(1, 1);
        if (state.Focus != Pane.Keys || !inner.Contains(position))
        {
            return state;
        }

        state = BrowseUpdate.Settled(state);
        var list = state.Browse.List;
        var row = list.Offset + position.Y - inner.Y;
        return row == list.Selected && state.Browse.Current is not null
            ? BrowseUpdate.Open(state)
            : BrowseUpdate.Moved(state, list.Select(row, state.Browse.Rows.Count, inner.Height));
    }

    private static Pane? PaneAt(ExplorerState state, Point position)
    {
        foreach (var pane in Enum.GetValues<Pane>())
        {
            if (state.Layout.Of(pane).Contains(position))
            {
                return pane;
            }
        }

        return null;
    }
}
