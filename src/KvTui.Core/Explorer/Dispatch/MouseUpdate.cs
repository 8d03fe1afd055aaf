using KvTui.Core.Dialogs;
using KvTui.Core.Editing;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>The mouse: a click focuses a pane and puts the cursor on the row, a double click opens it, the wheel scrolls.</summary>
internal static class MouseUpdate
{
    public static Transition Apply(ExplorerState state, UserMessage message) => message switch
    {
        UserMessage.Wheeled when state.TopLayer is Layer.Prompt or Layer.Question or Layer.Menu or Layer.ContextMenu => state,
        UserMessage.Wheeled wheeled => Wheeled(state, wheeled),
        UserMessage.RowClicked clicked when state.TopLayer is { } layer => LayerUpdate.RowClicked(state, layer, clicked.Row, clicked.Opens),
        _ when state.TopLayer is not null || state.Detail.Edit is not null => state,
        UserMessage.Clicked clicked => state with { Focus = clicked.Pane },
        UserMessage.RowClicked clicked => RowClicked(state, clicked),
        UserMessage.LineClicked clicked => LineClicked(state, clicked),
        UserMessage.FoldClicked clicked => FoldClicked(state, clicked.Row),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not of the mouse"),
    };

    private static Transition Wheeled(ExplorerState state, UserMessage.Wheeled wheeled)
    {
        if (state.TopLayer is null && state.Detail.Edit is null)
        {
            state = state with { Focus = wheeled.Pane };
        }

        if (state is { TopLayer: null, Detail.Edit: null, Focus: Pane.Value })
        {
            return ReadingUpdate.Scrolled(state, wheeled.Rows);
        }

        var isUp = wheeled.Rows < 0;
        UserMessage step = state is { TopLayer: null, Detail.Edit: not null }
            ? new UserMessage.Edited(isUp ? EditorCommand.Up : EditorCommand.Down, Selects: false)
            : new UserMessage.Command(isUp ? Intent.Up : Intent.Down);
        var next = Transition.Of(state);
        for (var row = 0; row < Math.Abs(wheeled.Rows); row++)
        {
            next = next.Then(there => UserUpdate.Apply(there, step));
        }

        return next;
    }

    private static Transition RowClicked(ExplorerState state, UserMessage.RowClicked clicked)
    {
        state = OnRow(state, clicked.Row);
        return clicked.Opens && IsRow(state, clicked.Row) ? BrowseUpdate.Open(state) : state;
    }

    private static ExplorerState LineClicked(ExplorerState state, UserMessage.LineClicked clicked)
    {
        state = ReadingUpdate.Selected(state with { Focus = Pane.Value }, clicked.Row);
        return clicked.Folds && clicked.Row < state.Detail.Reading.Rows.Count && ActionRules.WhyNot(state, Intent.Fold) is null
            ? ReadingUpdate.FoldToggled(state)
            : state;
    }

    private static Transition FoldClicked(ExplorerState state, int row)
    {
        state = OnRow(state, row);
        if (!IsRow(state, row))
        {
            return state;
        }

        return state.Browse.Current is { Kind: RowKind.Prefix, Expanded: true } ? BrowseUpdate.Close(state) : BrowseUpdate.Open(state);
    }

    /// <summary>Whether there is such a row: below the last one a press only moves the cursor there.</summary>
    private static bool IsRow(ExplorerState state, int row) => row >= 0 && row < state.Browse.Rows.Count;

    private static ExplorerState OnRow(ExplorerState state, int row)
    {
        state = BrowseUpdate.Settled(state with { Focus = Pane.Keys });
        var (list, count) = (state.Browse.List, state.Browse.Rows.Count);
        return row == list.Selected ? state : BrowseUpdate.Moved(state, list.Select(row, count, state.Layout.Rows(Pane.Keys)));
    }
}
