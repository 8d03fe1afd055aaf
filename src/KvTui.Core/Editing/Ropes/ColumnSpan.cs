namespace KvTui.Core.Editing.Ropes;

/// <summary>
/// How many columns a piece of a line takes, wherever it stands: up to its first tab they add up, and after a tab they start at a tab stop.
/// Two pieces add to the span of both, so a tree can keep the sums.
/// </summary>
/// <param name="Before">The columns before the first tab; all of them without one.</param>
/// <param name="After">The columns after the first tab, counted from its tab stop.</param>
internal readonly record struct ColumnSpan(int Before, int After, bool HasTab)
{
    public static ColumnSpan OfColumns(int columns) => new(columns, 0, false);

    /// <summary>The columns of the piece at the start of a line.</summary>
    public int Columns(int tabWidth) => HasTab ? NextStop(Before, tabWidth) + After : Before;

    /// <summary>This piece and another one after it.</summary>
    public ColumnSpan Then(ColumnSpan next, int tabWidth) => (HasTab, next.HasTab) switch
    {
        (false, false) => new(Before + next.Before, 0, false),
        (false, true) => new(Before + next.Before, next.After, true),
        (true, false) => this with { After = After + next.Before },
        (true, true) => this with { After = NextStop(After + next.Before, tabWidth) + next.After },
    };

    /// <summary>The tab stop after a column.</summary>
    public static int NextStop(int column, int tabWidth) => column - (column % tabWidth) + tabWidth;
}
