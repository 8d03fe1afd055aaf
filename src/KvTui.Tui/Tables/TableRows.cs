namespace KvTui.Tui.Tables;

/// <summary>The rows of a table, made when they are drawn.</summary>
internal abstract class TableRows : ITableSource
{
    public abstract string[] ColumnNames { get; }

    public int Columns => ColumnNames.Length;

    public abstract int Rows { get; }

    /// <summary>How many rows were asked for so far.</summary>
    internal long RowsRead { get; private protected set; }

    /// <summary>The columns of the screen that each column of the table takes; 0 if it is left out.</summary>
    internal abstract int[] Widths { get; }

    public abstract object this[int row, int col] { get; }

    /// <summary>Draws once more what does not have the look of the text, on a line of a view.</summary>
    internal abstract void DrawStyled(View view, int row, int y);
}
