namespace KvTui.Text;

/// <summary>Rows of text with their columns one below the other.</summary>
public static class TextTable
{
    /// <summary>The rows as lines; the last column is as long as it is, and nothing in it can steer a terminal.</summary>
    /// <param name="rows">At least one; each may have another number of columns.</param>
    public static string Of(IReadOnlyList<string[]> rows)
    {
        var printable = rows.Select(row => row.Select(cell => Printable.Text(cell)).ToArray()).ToArray();
        var text = new StringBuilder();
        var columns = Enumerable.Range(0, printable.Max(row => row.Length));
        var widths = columns.Select(column => printable.Max(row => column < row.Length ? CellWidth.Of(row[column]) : 0)).ToArray();
        foreach (var row in printable)
        {
            for (var column = 0; column < row.Length; column++)
            {
                text.Append(row[column]).Append(' ', column == row.Length - 1 ? 0 : widths[column] - CellWidth.Of(row[column]) + 2);
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
