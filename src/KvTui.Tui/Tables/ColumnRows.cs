using KvTui.Tty.Cells;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Tables;

/// <summary>What stands in a cell, in a style of its own or that of the text.</summary>
/// <param name="TakesRest">Whether the text goes on over all columns to the right.</param>
internal readonly record struct TableCell(string Text, Style? Style = null, bool TakesRest = false)
{
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>Rows of figures below headers; columns of low priority are left out when there is little room.</summary>
internal abstract class ColumnRows : TableRows
{
    private readonly ColumnShape[] _columns;
    private readonly string[] _headers;

    /// <param name="barColumns">The columns of a scroll bar, which takes room of the last column only: none is left out for it.</param>
    protected ColumnRows(ColumnShape[] columns, int room, int barColumns, ScreenLook look)
    {
        (_columns, Look, Widths) = (columns, look, ColumnShape.Measure(columns, room));
        ref var last = ref Widths[Array.FindLastIndex(Widths, static width => width > 0) is >= 0 and var index ? index : 0];
        last = Math.Max(0, last - barColumns);
        _headers = [.. columns.Select((column, index) => Aligned(column.Header, index))];
    }

    public override string[] ColumnNames => _headers;

    internal override int[] Widths { get; }

    protected ScreenLook Look { get; }

    /// <summary>A cell for what is not known, or none.</summary>
    protected TableCell Nothing => new(Look.Glyphs.Dot.ToString(), Look.Theme.Secondary);

    public override object this[int row, int col] => Aligned(Cell(row, col) is { TakesRest: false } cell ? cell.Text : "", col);

    internal override void DrawStyled(View view, int row, int y)
    {
        RowsRead++;
        for (var column = 0; column < _columns.Length; column++)
        {
            if (Widths[column] > 0 && Cell(row, column) is { } cell && (cell.Style is not null || cell.TakesRest))
            {
                var attribute = cell.Style is { } style ? ScreenLook.Of(style) : Look.Text;
                DrawStyled(view, cell, column, y, attribute);
            }
        }
    }

    protected abstract TableCell Cell(int row, int column);

    private void DrawStyled(View view, in TableCell cell, int column, int y, in Attribute attribute)
    {
        var x = ColumnShape.Start(Widths, column);
        if (cell.TakesRest)
        {
            var room = view.Viewport.Width - x;
            var used = view.Write(x, y, room, cell.Text, attribute, Look.Glyphs.Ellipsis);
            view.Fill(x + used, y, room - used, ' ', Look.Text);
            return;
        }

        var text = Aligned(cell.Text, column).TrimEnd();
        var blanks = text.Length - text.AsSpan().TrimStart(' ').Length;
        view.Write(x + blanks, y, Widths[column] - blanks, text[blanks..], attribute, Look.Glyphs.Ellipsis);
    }

    private string Aligned(string text, int column)
    {
        var shown = Painting.Cut(text, Widths[column], Look.Glyphs.Ellipsis);
        var blanks = new string(' ', Math.Max(0, Widths[column] - CellWidth.Of(shown)));
        return (_columns[column].IsRight ? blanks + shown : shown + blanks) + " ";
    }
}
