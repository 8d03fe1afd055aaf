namespace KvTui.Tty.Cells;

/// <summary>A width and a height in cells.</summary>
public readonly record struct Size(int Width, int Height);
