namespace KvTui.Tty.Cells;

/// <summary>The lines of a box, each a glyph of one column.</summary>
public sealed record Borders(char Horizontal, char Vertical, char TopLeft, char TopRight, char BottomLeft, char BottomRight)
{
    /// <summary>Thin lines with round corners.</summary>
    public static Borders Rounded { get; } = new('─', '│', '╭', '╮', '╰', '╯') { LeftTee = '├', RightTee = '┤', TopTee = '┬', BottomTee = '┴' };

    /// <summary>Thin lines with sharp corners.</summary>
    public static Borders Square { get; } = Rounded with { TopLeft = '┌', TopRight = '┐', BottomLeft = '└', BottomRight = '┘' };

    /// <summary>Double lines.</summary>
    public static Borders Doubled { get; } = new('═', '║', '╔', '╗', '╚', '╝') { LeftTee = '╠', RightTee = '╣', TopTee = '╦', BottomTee = '╩' };

    /// <summary>Lines for terminals without UTF-8.</summary>
    public static Borders Ascii { get; } = new('-', '|', '+', '+', '+', '+');

    /// <summary>Where a line within the box meets the left side.</summary>
    public char LeftTee { get; init; } = '+';

    /// <summary>Where a line within the box meets the right side.</summary>
    public char RightTee { get; init; } = '+';

    /// <summary>Where a line within the box meets the top.</summary>
    public char TopTee { get; init; } = '+';

    /// <summary>Where a line within the box meets the bottom.</summary>
    public char BottomTee { get; init; } = '+';
}
