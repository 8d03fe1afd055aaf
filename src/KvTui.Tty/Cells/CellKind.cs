namespace KvTui.Tty.Cells;

/// <summary>What part of a grapheme cluster a cell holds.</summary>
public enum CellKind : ushort
{
    /// <summary>A cluster of one column.</summary>
    Narrow = 0,

    /// <summary>The first half of a cluster of two columns.</summary>
    Wide = 1,

    /// <summary>The second half of a cluster of two columns; its glyph is 0 but the cell is never all-zero.</summary>
    WideTail = 2,
}
