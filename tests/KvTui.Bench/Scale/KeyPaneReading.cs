using System.Text.RegularExpressions;
using KvTui.Tty.Cells;

namespace KvTui.Bench.Scale;

/// <summary>What the key pane says at this moment.</summary>
internal sealed partial class KeyPaneReading(Explorer explorer)
{
    private const int InsideColumn = 4;

    private readonly IReadOnlyList<string> _rows = explorer.Rows;

    /// <summary>The right end of its title: how many keys, or how many of how many.</summary>
    public string Count => TitleRight().Match(_rows[0]).Groups[1].Value;

    /// <summary>The last row of the screen: the status line, or the line being typed.</summary>
    public string LastRow => _rows[^1];

    /// <summary>The rows of the pane, from the left border on.</summary>
    public IEnumerable<string> Lines => _rows.Skip(1).TakeWhile(static row => row.StartsWith('│'));

    /// <summary>The keys on the rows with their revisions, as text such as “r1042”.</summary>
    public IEnumerable<(string Key, string Revision)> Keys => Lines
        .Select(static line => KeyRow().Match(line))
        .Where(static match => match.Success)
        .Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The row under the cursor; empty if none is marked.</summary>
    public string Selected => Lines.Where((_, index) => explorer.StyleAt(InsideColumn, index + 1) is var style
        && (style.Background != default || style.Attributes.HasFlag(CellAttributes.Reverse))).FirstOrDefault("");

    [GeneratedRegex("^╭ Keys .*?─ ([^─]*?) ╮")]
    private static partial Regex TitleRight();

    [GeneratedRegex(@"^│\s*(\S+)\s[^│]*\s(r\d+)\s")]
    private static partial Regex KeyRow();
}
