using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>One row of a tree as it is drawn.</summary>
/// <param name="Depth">The level, from 0; two columns each.</param>
/// <param name="Label">The text after the mark.</param>
/// <param name="Detail">The text at the right; it wins over a long label.</param>
public readonly record struct TreeRow(int Depth, TreeMark Mark, string Label, string Detail = "")
{
    /// <summary>The label's style; the theme's text if left out.</summary>
    public Style? Style { get; init; }

    /// <summary>Whether the row is marked for an action on several.</summary>
    public bool Marked { get; init; }
}
