using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>A scrolled list; only the visible rows are asked for.</summary>
public readonly record struct ListView(int Count, ListState State, RowPainter PaintRow, ViewTheme Theme) : IView
{
    public bool Focused { get; init; }

    /// <summary>What an empty list says.</summary>
    public string? EmptyText { get; init; }

    /// <summary>Whether a scrollbar takes the last column when not all rows are visible.</summary>
    public bool HasScrollbar { get; init; }

    public void Draw(Canvas canvas)
    {
        if (Count <= 0)
        {
            CellText.WriteCut(canvas, 0, 0, canvas.Width, EmptyText, Theme.Secondary, Theme.Glyphs);
            return;
        }

        var state = State.Clamp(Count, canvas.Height);
        var rows = canvas;
        if (HasScrollbar && Count > canvas.Height)
        {
            var (remainder, bar) = canvas.Bounds.SplitRight(1);
            new Scrollbar(state.Offset, canvas.Height, Count, Theme).Draw(canvas.Window(bar));
            rows = canvas.Window(remainder);
        }

        for (var y = 0; y < rows.Height && state.Offset + y < Count; y++)
        {
            var index = state.Offset + y;
            var selected = index == state.Selected;
            PaintRow(rows.Window(new(0, y, rows.Width, 1)), index, selected);
            if (selected)
            {
                rows.Restyle(new(0, y, rows.Width, 1), Focused ? Theme.Selection : Theme.InactiveSelection);
            }
        }
    }
}
