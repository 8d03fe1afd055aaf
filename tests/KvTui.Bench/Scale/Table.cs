namespace KvTui.Bench.Scale;

/// <summary>Rows of text in columns, printed as a table of Markdown.</summary>
internal sealed class Table(params IReadOnlyList<string> headings)
{
    private readonly List<IReadOnlyList<string>> _rows = [headings];

    /// <summary>Adds a row, a cell a heading.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void Print(Report report)
    {
        var widths = Enumerable.Range(0, headings.Count).Select(column => _rows.Max(row => row[column].Length)).ToList();
        foreach (var (index, row) in _rows.Index())
        {
            report.Line($"| {string.Join(" | ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (index == 0)
            {
                report.Line($"|{string.Join('|', widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
            }
        }
    }
}
