using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>Draws one row of a list onto a canvas one row high; the selection's style is laid over it afterwards.</summary>
public delegate void RowPainter(Canvas row, int index, bool selected);
