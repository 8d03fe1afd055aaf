namespace KvTui.Core.Values.Reading;

/// <summary>Moving in the value, and how its lines are shown.</summary>
internal static class ReadingUpdate
{
    private const int SidewaysStep = 8;

    /// <summary>Moves the cursor; at the end of a preview, more of the value is shown first.</summary>
    public static ExplorerState Moved(ExplorerState state, Intent intent)
    {
        var isAtEnd = state.Detail.Reading is var at && at.List.Selected >= at.Rows.Count - 1;
        if (state.Detail.HasMore && (intent == Intent.End || (isAtEnd && intent is Intent.Down or Intent.PageDown)))
        {
            state = state with { Detail = intent == Intent.End ? state.Detail.Whole() : state.Detail.More() };
        }

        var reading = state.Detail.Reading;
        return With(state, reading with { List = reading.List.Moved(intent, reading.Rows.Count, state.Layout.Rows(Pane.Value)) });
    }

    /// <summary>Puts the cursor on a row.</summary>
    public static ExplorerState Selected(ExplorerState state, int row)
    {
        var reading = state.Detail.Reading;
        return With(state, reading with { List = reading.List.Select(row, reading.Rows.Count, state.Layout.Rows(Pane.Value)) });
    }

    /// <summary>Scrolls by rows, the cursor staying where it is as long as that is in view.</summary>
    public static ExplorerState Scrolled(ExplorerState state, int rows)
    {
        var (reading, height) = (state.Detail.Reading, state.Layout.Rows(Pane.Value));
        var count = reading.Rows.Count;
        var offset = Math.Clamp(reading.List.Clamp(count, height).Offset + rows, 0, Math.Max(0, count - height));
        return With(state, reading with { List = ListState.InView(reading.List.Selected, offset, count, height) });
    }

    /// <summary>Scrolls to the right, as long as something in view goes on there.</summary>
    public static ExplorerState Right(ExplorerState state)
    {
        var reading = state.Detail.Reading;
        var end = reading.Left + state.Detail.Columns - 1 - reading.NumberColumns(state.Detail.Formatted?.Lines.Count ?? 0);
        var last = Math.Min(reading.Rows.Count, reading.List.Offset + state.Layout.Rows(Pane.Value));
        for (var row = reading.List.Offset; row < last && !reading.Wraps; row++)
        {
            var text = reading.Rows.Text(row);
            if (CellWidth.Fit(text, end).Length < text.Length)
            {
                return With(state, reading with { Left = reading.Left + SidewaysStep });
            }
        }

        return state.Info(reading.Wraps ? "long lines are wrapped; w ends that" : "no line in view goes on to the right");
    }

    /// <summary>Scrolls back to the left; from the first column, the focus goes back to the keys.</summary>
    public static ExplorerState Left(ExplorerState state)
    {
        var reading = state.Detail.Reading;
        return reading.Left == 0
            ? state with { Focus = Pane.Keys }
            : With(state, reading with { Left = Math.Max(0, reading.Left - SidewaysStep) });
    }

    /// <summary>Wraps long lines, or no longer.</summary>
    public static ExplorerState WrapToggled(ExplorerState state) =>
        Laid(state, state.Detail.Reading with { Wraps = !state.Detail.Reading.Wraps, Left = 0 });

    /// <summary>Numbers the lines, or no longer.</summary>
    public static ExplorerState NumbersToggled(ExplorerState state) =>
        Laid(state, state.Detail.Reading with { Numbered = !state.Detail.Reading.Numbered });

    /// <summary>Folds the block below the line under the cursor, or the one that the line stands in; a folded one is unfolded.</summary>
    public static ExplorerState FoldToggled(ExplorerState state)
    {
        var (reading, lines) = (state.Detail.Reading, state.Detail.Formatted?.Lines ?? []);
        if (reading.Line < 0 || state.Detail.Formatted?.Format == Formats.ValueFormat.Hex)
        {
            return state.Info("there is nothing to fold");
        }

        var head = reading.Folded.Contains(reading.Line) || LineBlocks.Below(lines, reading.Line) > 0
            ? reading.Line
            : LineBlocks.HeadOf(lines, reading.Line);
        var unfolded = reading.Folded.Remove(head);
        return head < 0
            ? state.Info("no line is indented below this one")
            : Laid(At(state, head, 0), unfolded.Count < reading.Folded.Count ? unfolded : reading.Folded.Add(head));
    }

    /// <summary>The state with the cursor on a character of a line, which is unfolded and scrolled into view.</summary>
    public static ExplorerState At(ExplorerState state, int line, int character, int length = 0)
    {
        var lines = state.Detail.Formatted!.Lines;
        var hiding = state.Detail.Reading.Folded.Where(head => head < line && head + LineBlocks.Below(lines, head) >= line);
        var folded = state.Detail.Reading.Folded.Except(hiding);
        state = folded.Count < state.Detail.Reading.Folded.Count ? Laid(state, folded) : state;
        var reading = state.Detail.Reading;
        state = With(state, reading with { Left = LeftFor(state.Detail, line, character, length) });
        return Selected(state, reading.Rows.RowOf(line, character));
    }

    /// <summary>How far to scroll sideways so that a part of a line is in view.</summary>
    private static int LeftFor(DetailState detail, int line, int character, int length)
    {
        var reading = detail.Reading;
        if (reading.Wraps)
        {
            return 0;
        }

        var text = detail.Formatted!.Lines[line].AsSpan();
        var (first, end) = (CellWidth.Of(text[..character]), CellWidth.Of(text[..(character + length)]));
        var room = detail.Columns - 1 - reading.NumberColumns(detail.Formatted.Lines.Count);
        return first >= reading.Left && end <= reading.Left + room ? reading.Left
            : end <= room ? 0
            : Math.Max(0, first - (room / 2));
    }

    private static ExplorerState Laid(ExplorerState state, ImmutableSortedSet<int> folded) =>
        Laid(state, state.Detail.Reading with { Folded = folded });

    private static ExplorerState Laid(ExplorerState state, ReadingState reading)
    {
        state = state with { Detail = (state.Detail with { Reading = reading }).Laid() };
        return Selected(state, state.Detail.Reading.List.Selected);
    }

    private static ExplorerState With(ExplorerState state, ReadingState reading) => state with { Detail = state.Detail.Read(reading) };
}
