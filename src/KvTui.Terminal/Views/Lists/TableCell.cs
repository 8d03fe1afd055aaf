using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>The text of a table's cell.</summary>
public readonly record struct TableCell(string Text)
{
    /// <summary>The style; the theme's text if left out.</summary>
    public Style? Style { get; init; }

    /// <summary>Whether the text goes on over all columns to the right, which are then not asked for.</summary>
    public bool TakesRest { get; init; }

    public static implicit operator TableCell(string text) => new(text);
}
