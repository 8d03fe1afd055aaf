using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>One part of the status line.</summary>
/// <param name="Priority">Which parts stay when there is little room: the lowest number goes first.</param>
public readonly record struct StatusPart(string Text, int Priority = 0)
{
    /// <summary>The style; the theme's status bar if left out.</summary>
    public Style? Style { get; init; }
}
