using System.Collections.Immutable;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>A table with a header line; columns of low priority are left out when there is little room.</summary>
public readonly record struct TableView(
    ImmutableArray<TableColumn> Columns, int Count, ListState State, TableCellSource Cells, ViewTheme Theme) : IView
{
    private const int Gap = 2;

    public bool Focused { get; init; }

    /// <summary>Whether a row is shown as selected; without it the table is only for reading.</summary>
    public bool HasSelection { get; init; }

    /// <summary>What a table without rows says.</summary>
    public string? EmptyText { get; init; }

    public void Draw(Canvas canvas)
    {
        var (header, body) = canvas.Bounds.SplitTop(1);
        Span<int> widths = stackalloc int[Columns.Length];
        TableColumnLayout.Measure(Columns.AsSpan(), canvas.Width, Gap, widths);
        DrawHeader(canvas.Window(header), widths);
        var rows = canvas.Window(body);
        if (Count <= 0)
        {
            CellText.WriteCut(rows, 0, 0, rows.Width, EmptyText, Theme.Secondary, Theme.Glyphs);
        }

        var state = State.Clamp(Count, rows.Height);
        for (var y = 0; y < rows.Height && state.Offset + y < Count; y++)
        {
            DrawRow(rows.Window(new(0, y, rows.Width, 1)), state.Offset + y, widths);
            if (HasSelection && state.Offset + y == state.Selected)
            {
                rows.Restyle(new(0, y, rows.Width, 1), Focused ? Theme.Selection : Theme.InactiveSelection);
            }
        }
    }

    private void DrawHeader(Canvas canvas, ReadOnlySpan<int> widths)
    {
        var x = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > 0)
            {
                CellText.WriteCut(canvas, x, 0, widths[i], Columns[i].Header, Theme.Header, Theme.Glyphs, Columns[i].Alignment);
                x += widths[i] + Gap;
            }
        }
    }

    private void DrawRow(Canvas canvas, int row, ReadOnlySpan<int> widths)
    {
        var x = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] == 0)
            {
                continue;
            }

            var cell = Cells(row, i);
            var width = cell.TakesRest ? canvas.Width - x : widths[i];
            var alignment = cell.TakesRest ? Alignment.Left : Columns[i].Alignment;
            CellText.WriteCut(canvas, x, 0, width, cell.Text, cell.Style ?? Theme.Text, Theme.Glyphs, alignment);
            if (cell.TakesRest)
            {
                return;
            }

            x += widths[i] + Gap;
        }
    }
}
