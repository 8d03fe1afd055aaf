namespace KvTui.Tui.Look;

/// <summary>The signs that views draw with, each one column wide; <see cref="Ascii"/> is for terminals without UTF-8.</summary>
internal sealed record GlyphSet
{
    /// <summary>Box-drawing lines, arrows and dots.</summary>
    public static GlyphSet Unicode { get; } = new();

    /// <summary>Signs of ASCII only.</summary>
    public static GlyphSet Ascii { get; } = new()
    {
        IsAscii = true,
        Horizontal = '-',
        Vertical = '|',
        TopLeft = '+',
        TopRight = '+',
        BottomLeft = '+',
        BottomRight = '+',
        TeeLeft = '+',
        TeeRight = '+',
        Expanded = 'v',
        Collapsed = '>',
        Ellipsis = '~',
        ScrollTrack = '|',
        ScrollThumb = '#',
        MoreLeft = '<',
        Separator = '-',
        Dot = '.',
        Tab = '>',
        Healthy = 'o',
        Leader = '*',
        Failed = 'x',
        Gone = 'x',
        Ascending = '^',
        Descending = 'v',
        Differs = '!',
        Levels = "_.-=+*%#",
    };

    public bool IsAscii { get; init; }

    public char Horizontal { get; init; } = '─';

    public char Vertical { get; init; } = '│';

    public char TopLeft { get; init; } = '╭';

    public char TopRight { get; init; } = '╮';

    public char BottomLeft { get; init; } = '╰';

    public char BottomRight { get; init; } = '╯';

    public char TeeLeft { get; init; } = '├';

    public char TeeRight { get; init; } = '┤';

    public char Expanded { get; init; } = '▾';

    public char Collapsed { get; init; } = '▸';

    /// <summary>At the end of a text that was cut.</summary>
    public char Ellipsis { get; init; } = '…';

    public char ScrollTrack { get; init; } = '│';

    public char ScrollThumb { get; init; } = '█';

    public char MoreLeft { get; init; } = '‹';

    /// <summary>Between a frame's title and subtitle.</summary>
    public char Separator { get; init; } = '─';

    /// <summary>Between the parts of a line, and in place of a value not known.</summary>
    public char Dot { get; init; } = '·';

    /// <summary>The first column of a tab in the editor.</summary>
    public char Tab { get; init; } = '→';

    public char Healthy { get; init; } = '●';

    public char Leader { get; init; } = '★';

    public char Failed { get; init; } = '✖';

    /// <summary>Before a row whose subject is gone.</summary>
    public char Gone { get; init; } = '✗';

    /// <summary>Before a row that is marked.</summary>
    public char Marked { get; init; } = '*';

    /// <summary>At the name of the column that rows are sorted by.</summary>
    public char Ascending { get; init; } = '▲';

    public char Descending { get; init; } = '▼';

    /// <summary>Before what one says otherwise than the others.</summary>
    public char Differs { get; init; } = '≠';

    /// <summary>The eight heights of a sparkline, lowest first.</summary>
    public string Levels { get; init; } = "▁▂▃▄▅▆▇█";
}
