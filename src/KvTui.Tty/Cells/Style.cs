namespace KvTui.Tty.Cells;

/// <summary>How a cell looks; <c>default</c> is the terminal's own look.</summary>
public readonly record struct Style(Color Foreground, Color Background, CellAttributes Attributes)
{
    public static Style Default => default;

    public Style With(Color foreground) => this with { Foreground = foreground };

    public Style On(Color background) => this with { Background = background };

    public Style Add(CellAttributes attributes) => this with { Attributes = Attributes | attributes };

    public Style Without(CellAttributes attributes) => this with { Attributes = Attributes & ~attributes };
}
