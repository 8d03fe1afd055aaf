namespace KvTui.Tui.Scans.Tables;

/// <summary>Rows of figures below headers; columns of low priority are left out when there is little room.</summary>
internal abstract class ColumnRows : ScanRows
{
    private readonly ColumnShape[] _columns;
    private readonly string[] _headers;

    protected ColumnRows(ColumnShape[] columns, ScanRoom room, ScreenLook look)
    {
        // A scroll bar takes room of the last column only: none is left out for it.
        (_columns, Look, Widths) = (columns, look, ColumnShape.Measure(columns, room.HeadWidth));
        ref var last = ref Widths[Array.FindLastIndex(Widths, static width => width > 0) is >= 0 and var index ? index : 0];
        last = Math.Max(0, last - (room.HeadWidth - room.Width));
        _headers = [.. columns.Select((column, index) => Aligned(column.Header, index))];
    }

    public override string[] ColumnNames => _headers;

    internal override int[] Widths { get; }

    protected ScreenLook Look { get; }

    public override object this[int row, int col] => Aligned(Cell(row, col).Text, col);

    internal override void DrawStyled(View view, int row, int y)
    {
        RowsRead++;
        for (var column = 0; column < _columns.Length; column++)
        {
            if (Widths[column] > 0 && Cell(row, column) is { Style: { } style } cell)
            {
                var text = Aligned(cell.Text, column).TrimEnd();
                var blanks = text.Length - text.AsSpan().TrimStart(' ').Length;
                var x = ColumnShape.Start(Widths, column) + blanks;
                view.Write(x, y, Widths[column] - blanks, text[blanks..], ScreenLook.Of(style), Look.Glyphs.Ellipsis);
            }
        }
    }

    protected abstract ScanCell Cell(int row, int column);

    private string Aligned(string text, int column)
    {
        var shown = Painting.Cut(text, Widths[column], Look.Glyphs.Ellipsis);
        var blanks = new string(' ', Math.Max(0, Widths[column] - CellWidth.Of(shown)));
        return (_columns[column].IsRight ? blanks + shown : shown + blanks) + " ";
    }
}
