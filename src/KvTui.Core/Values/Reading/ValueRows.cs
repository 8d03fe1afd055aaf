namespace KvTui.Core.Values.Reading;

/// <summary>One row of the value pane: a line of the value, or the part of one that fits where lines are wrapped.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Start">The first character of the line that stands on the row.</param>
/// <param name="Length">How many characters do.</param>
/// <param name="Folded">How many lines below are folded into the row; 0 for none.</param>
public readonly record struct ValueRow(int Line, int Start, int Length, int Folded);

/// <summary>The rows of a value that is shown: its lines, wrapped where that is wanted, without those that are folded away.</summary>
public sealed class ValueRows
{
    /// <summary>No rows.</summary>
    public static readonly ValueRows None = new([], []);

    private readonly IReadOnlyList<string> _lines;
    private readonly List<ValueRow> _rows;

    private ValueRows(IReadOnlyList<string> lines, List<ValueRow> rows) => (_lines, _rows) = (lines, rows);

    public int Count => _rows.Count;

    public ValueRow this[int row] => _rows[row];

    /// <summary>Makes the rows of lines.</summary>
    /// <param name="columns">The columns that a row may take; 0 for lines that are not wrapped.</param>
    /// <param name="folded">The lines whose blocks are folded.</param>
    public static ValueRows Of(IReadOnlyList<string> lines, int columns, ImmutableSortedSet<int> folded)
    {
        var rows = new List<ValueRow>(lines.Count);
        for (var line = 0; line < lines.Count; line++)
        {
            var below = folded.Contains(line) ? LineBlocks.Below(lines, line) : 0;
            Add(rows, lines, line, columns, below);
            line += below;
        }

        return new(lines, rows);
    }

    /// <summary>Whether the rows are of these very lines.</summary>
    public bool AreOf(IReadOnlyList<string> lines) => ReferenceEquals(_lines, lines);

    /// <summary>Whether the rows are of lines of which one is the same as in others.</summary>
    public bool HasLine(int line, IReadOnlyList<string> others) =>
        line < _lines.Count && line < others.Count && _lines[line] == others[line];

    /// <summary>The characters of the line that stand on a row.</summary>
    public ReadOnlySpan<char> Text(int row) => _lines[_rows[row].Line].AsSpan(_rows[row].Start, _rows[row].Length);

    /// <summary>What stands behind a row for the lines folded into it: how many, and the bracket that ends them; empty for none.</summary>
    public string Fold(int row)
    {
        var (line, _, _, below) = _rows[row];
        if (below == 0)
        {
            return "";
        }

        var last = _lines[line + below];
        var end = LineBlocks.ClosesBracket(last) ? $" {last.AsSpan().TrimStart()}" : "";
        return $" {Quantities.Count(below)} {(below == 1 ? "line" : "lines")}{end}";
    }

    /// <summary>Whether the mark of a block stands at a column of a row: the bracket or colon that heads it, or its folded lines.</summary>
    public bool IsMark(int row, int column)
    {
        var (line, start, length, below) = _rows[row];
        var text = _lines[line];
        var isHead = below > 0
            || (start + length == text.Length && text is [.., '{' or '[' or ':'] && LineBlocks.Below(_lines, line) > 0);
        var end = CellWidth.Of(Text(row));
        return isHead && column >= end - 1 && column < end + (below > 0 ? 2 + Fold(row).Length : 0);
    }

    /// <summary>The row on which a character of a line stands, or the one it is folded into; 0 if there are none.</summary>
    public int RowOf(int line, int character)
    {
        var (low, high) = (0, _rows.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var row = _rows[middle];
            var isBehind = row.Line > line || (row.Line == line && row.Start > character);
            (low, high) = isBehind ? (low, middle - 1) : (middle, high);
        }

        return low;
    }

    private static void Add(List<ValueRow> rows, IReadOnlyList<string> lines, int line, int columns, int below)
    {
        var text = lines[line];
        var start = 0;
        while (columns > 0 && CellWidth.Fit(text.AsSpan(start), columns).Length is var fits && start + fits < text.Length)
        {
            fits = Math.Max(1, fits);
            rows.Add(new(line, start, fits, 0));
            start += fits;
        }

        rows.Add(new(line, start, text.Length - start, below));
    }
}
