namespace KvTui.Tty.Cells;

/// <summary>How a cell looks; <c>default</c> is the terminal's own look.</summary>
public readonly record struct Style(CellColor Foreground, CellColor Background, CellAttributes Attributes)
{
    public static Style Default => default;

    public Style Add(CellAttributes attributes) => this with { Attributes = Attributes | attributes };
}
