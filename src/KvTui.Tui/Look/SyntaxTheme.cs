using KvTui.Core.Values.Colouring;
using KvTui.Tty.Cells;

namespace KvTui.Tui.Look;

/// <summary>The styles of what stands in a value; without colours only links, comments and headings differ.</summary>
internal sealed record SyntaxTheme
{
    /// <summary>For dark backgrounds.</summary>
    public static SyntaxTheme Dark { get; } =
        new() { Text = Plain(CellColor.Green), Number = Plain(CellColor.Cyan), Keyword = Plain(CellColor.Indexed(13)) };

    /// <summary>For light backgrounds, on which green, yellow and cyan cannot be read.</summary>
    public static SyntaxTheme Light { get; } =
        new() { Text = Plain(CellColor.Blue), Number = Plain(CellColor.Magenta), Keyword = Plain(CellColor.Red) };

    public Style Text { get; init; }

    public Style Number { get; init; }

    public Style Keyword { get; init; }

    public Style Comment { get; init; } = Style.Default.Add(CellAttributes.Dim);

    public Style Heading { get; init; } = Style.Default.Add(CellAttributes.Bold);

    /// <summary>The style of a role.</summary>
    public Style Of(SyntaxRole role) => role switch
    {
        SyntaxRole.Text => Text,
        SyntaxRole.Number => Number,
        SyntaxRole.Keyword => Keyword,
        SyntaxRole.Link => Text.Add(CellAttributes.Underline),
        SyntaxRole.Comment => Comment,
        SyntaxRole.Heading => Heading,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    private static Style Plain(CellColor color) => new(color, default, default);
}
