namespace KvTui.Tty.Cells;

/// <summary>A cell's position: zero-based column and row.</summary>
public readonly record struct Point(int X, int Y);
