namespace KvTui.Terminal.Views.Lists;

/// <summary>Gives the text of a cell by row and column; only visible ones are asked for.</summary>
public delegate TableCell TableCellSource(int row, int column);
