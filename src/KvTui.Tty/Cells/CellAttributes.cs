namespace KvTui.Tty.Cells;

/// <summary>The SGR attributes of a cell.</summary>
[Flags]
public enum CellAttributes : ushort
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Italic = 4,
    Underline = 8,
    Reverse = 16,
    Strikethrough = 32,
}
