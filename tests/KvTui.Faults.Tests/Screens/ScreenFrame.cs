namespace KvTui.Faults.Tests.Screens;

/// <summary>What stood on the screen at one moment, and the state it was drawn from.</summary>
/// <param name="Text">The rows, trailing blanks cut.</param>
/// <param name="DrawnAt">When it was drawn, as a timestamp of the system's clock.</param>
internal sealed record ScreenFrame(string Text, ExplorerState State, long DrawnAt)
{
    private readonly string[] _rows = Text.Split('\n');

    /// <summary>The last row.</summary>
    public string StatusLine => _rows[^1];

    /// <summary>What the user is told: the sentence in the box above the cluster pane, its lines joined; the last row if there is none.</summary>
    public string Said => _rows.SkipWhile(static row => !IsBox(row, '╭')).Skip(1).TakeWhile(static row => IsBox(row, '│')).Select(static row => row[2..^2].Trim()).ToArray() is { Length: > 0 } lines
        ? string.Join(' ', lines)
        : StatusLine;

    /// <summary>The top row of the value pane.</summary>
    public string ValueTitle => _rows[0];

    /// <summary>The top row of the cluster pane.</summary>
    public string ClusterTitle => Array.Find(_rows, IsClusterTitle) ?? "";

    /// <summary>The rows that say something, for failure texts.</summary>
    public string Brief => string.Join('\n', _rows.Where(row => row.Any(char.IsAsciiLetterOrDigit)));

    public bool IsLive => Words.Live().IsMatch(StatusLine);

    /// <summary>The row of a member in the cluster pane; empty if it has none.</summary>
    public string Row(string member) =>
        _rows.SkipWhile(row => !IsClusterTitle(row)).Skip(1).FirstOrDefault(row => row.Contains($" {member} ", StringComparison.Ordinal)) ?? "";

    /// <summary>Whether the status line says live, and that this member tells it.</summary>
    public bool IsLiveVia(string member) => IsLive && StatusLine.Contains($"via {member} ", StringComparison.Ordinal);

    /// <summary>Whether the member's row says that it gives no answer, or no longer exists.</summary>
    public bool SaysDown(string member) => Words.Down().IsMatch(Row(member));

    /// <summary>Whether a row is one of a box as wide as the screen without its first and last column.</summary>
    private static bool IsBox(string row, char border) => row.Length > 4 && row[0] is '│' or '╭' && row[1] == border && row[^2] == (border == '╭' ? '╮' : border);

    private static bool IsClusterTitle(string row) => row.Contains("Cluster ─", StringComparison.Ordinal);
}
