namespace KvTui.Tui.Menus;

/// <summary>Where the context menu opens.</summary>
internal static class MenuPlace
{
    /// <summary>The columns from a pane's border to where the menu begins.</summary>
    private const int Indent = 4;

    /// <summary>Below the row under the cursor, below the editor's cursor, else in the middle of the focused pane.</summary>
    internal static Point Of(ExplorerState state)
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
            return new(pane.X + Indent, pane.Y + 2 + list.Selected - list.Offset);
        }

        return new(pane.X + (pane.Width / 2), pane.Y + (pane.Height / 2));
    }
}
