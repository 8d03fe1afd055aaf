namespace KvTui.Terminal.Views.Lists;

/// <summary>A column of a table.</summary>
/// <param name="Header">The text in the first line.</param>
/// <param name="Width">Its columns on the screen; for one that grows, the least it needs.</param>
public readonly record struct TableColumn(string Header, int Width)
{
    public Alignment Alignment { get; init; }

    /// <summary>Which columns stay when there is little room: the lowest number goes first; at equal numbers the one at the right.</summary>
    public int Priority { get; init; }

    /// <summary>Whether it takes a share of the room that is left.</summary>
    public bool Grows { get; init; }
}
