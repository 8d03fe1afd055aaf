namespace KvTui.Core.Panes;

/// <summary>How the panes share the screen: by dragging their borders, or by <c>&gt;</c> and <c>&lt;</c>.</summary>
internal static class SplitUpdate
{
    private const int StepColumns = 4;

    public static ExplorerState KeysResized(ExplorerState state, int columns)
    {
        if (state.Size.Width == 0)
        {
            return state;
        }

        // Rounded up, as the layout cuts off what is left of a column.
        var share = ((columns * 1000L) + state.Size.Width - 1) / state.Size.Width;
        return state with { Split = state.Split with { KeysPermille = (int)Math.Clamp(share, 150, 850) } };
    }

    public static ExplorerState ClusterResized(ExplorerState state, int rows) =>
        state with { Split = state.Split with { ClusterRows = Math.Max(3, rows) } };

    /// <summary>The focused pane grows or shrinks by a step; the value pane does by the other way of the keys.</summary>
    public static ExplorerState Stepped(ExplorerState state, Intent intent)
    {
        var (hasKeys, hasValue) = (!state.Layout.Keys.IsEmpty, !state.Layout.Value.IsEmpty);
        var isShared = state.Focus == Pane.Cluster ? hasKeys || hasValue : hasKeys && hasValue;
        if (!isShared)
        {
            return state.Info("There is no pane beside this one to take room from.");
        }

        var sign = intent == Intent.Wider ? 1 : -1;
        return state.Focus switch
        {
            Pane.Keys => KeysResized(state, state.Layout.Keys.Width + (sign * StepColumns)),
            Pane.Value => KeysResized(state, state.Size.Width - state.Layout.Value.Width - (sign * StepColumns)),
            Pane.Cluster => ClusterResized(state, state.Layout.Cluster.Height + sign),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state.Focus, "is not a known pane"),
        };
    }
}
