namespace KvTui.Tui.Members;

/// <summary>The members of a state as rows of a table, each cell as wide as its column; columns without room have the width 0.</summary>
internal sealed class MemberSource : ITableSource
{
    private const int Gap = 2;
    private const int RoleColumns = 8;

    private readonly MemberCell[,] _cells;
    private readonly string[,] _texts;

    public MemberSource(ExplorerState state, int room, ScreenLook look)
    {
        var rows = state.Cluster.Rows;
        (Rows, _cells) = (rows.Length, new MemberCell[rows.Length, Columns]);
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i / Columns, i % Columns] = MemberCells.Of(rows[i / Columns], i % Columns, state, look.Theme);
        }

        Widths = Measure(room, rows.Any(static row => row.Member.IsSlow));
        _texts = new string[Rows, Columns];
        for (var i = 0; i < _cells.Length; i++)
        {
            var (row, column) = (i / Columns, i % Columns);
            _texts[row, column] = Aligned(_cells[row, column].TakesRest ? "" : _cells[row, column].Text, column, look.Glyphs.Ellipsis);
        }

        ColumnNames = [.. MemberCells.Columns.Select((column, index) => Aligned(column.Header, index, look.Glyphs.Ellipsis))];
    }

    public string[] ColumnNames { get; }

    public int Columns => MemberCells.Columns.Length;

    public int Rows { get; }

    /// <summary>The columns of the screen that each column of the table takes; 0 if it is left out.</summary>
    internal int[] Widths { get; }

    public object this[int row, int col] => _texts[row, col];

    internal MemberCell Cell(int row, int column) => _cells[row, column];

    /// <summary>The column of the screen, in the table, where a column of the table begins.</summary>
    internal int Start(int column)
    {
        var start = 0;
        for (var i = 0; i < column; i++)
        {
            start += Widths[i] > 0 ? Widths[i] + Gap : 0;
        }

        return start;
    }

    private string Aligned(string text, int column, char ellipsis)
    {
        var shown = Painting.Cut(text, Widths[column], ellipsis);
        var blanks = new string(' ', Math.Max(0, Widths[column] - CellWidth.Of(shown)));
        return (MemberCells.Columns[column].IsRight ? blanks + shown : shown + blanks) + " ";
    }

    /// <summary>The widths: as what is in the columns; the least needed go first when there is little room.</summary>
    private int[] Measure(int room, bool hasSlow)
    {
        var widths = new int[Columns];
        for (var column = 0; column < Columns; column++)
        {
            widths[column] = Math.Max(1, column == MemberCells.Role ? RoleColumns : MemberCells.Columns[column].Header.Length);
            for (var row = 0; row < Rows && column != MemberCells.Role; row++)
            {
                widths[column] = Math.Max(widths[column], CellWidth.Of(_cells[row, column].Text));
            }
        }

        while (widths.Sum() + (Gap * (widths.Count(static width => width > 0) - 1)) > room && Least(widths, hasSlow) is >= 0 and var least)
        {
            widths[least] = 0;
        }

        return widths;
    }

    /// <summary>The column to leave out next; -1 when only one is left.</summary>
    private static int Least(int[] widths, bool hasSlow)
    {
        var (least, lowest, shown) = (-1, int.MaxValue, 0);
        for (var i = 0; i < widths.Length; i++)
        {
            var priority = hasSlow && i == MemberCells.RoundTrip ? MemberCells.SlowPriority : MemberCells.Columns[i].Priority;
            if (widths[i] > 0)
            {
                shown++;
                (least, lowest) = priority <= lowest ? (i, priority) : (least, lowest);
            }
        }

        return shown > 1 ? least : -1;
    }
}
