namespace KvTui.Tty.Output;

/// <summary>
/// Tells which columns of one row may be drawn on; asked from left to right it looks at the rectangles once a stretch, not once a cell.
/// </summary>
internal ref struct ClipRow(ReadOnlySpan<Rectangle> rectangles, int row)
{
    private readonly ReadOnlySpan<Rectangle> _rectangles = rectangles;
    private readonly int _row = row;
    private int _left;
    private int _right;

    internal bool Contains(int column)
    {
        if (column >= _left && column < _right)
        {
            return true;
        }

        foreach (ref readonly var each in _rectangles)
        {
            if (each.Contains(column, _row))
            {
                (_left, _right) = (each.Left, each.Right);
                return true;
            }
        }

        return false;
    }
}
