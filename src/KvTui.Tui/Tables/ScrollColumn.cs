namespace KvTui.Tui.Tables;

/// <summary>A column that shows which part of all rows is in view.</summary>
internal sealed class ScrollColumn(ScreenLook look) : DrawnView(look)
{
    private (int Offset, int Count) _shown;

    /// <summary>Shows from which row on, of how many, the rows are in view.</summary>
    internal void Show(int offset, int count)
    {
        if (_shown != (offset, count))
        {
            _shown = (offset, count);
            SetNeedsDraw();
        }
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        this.Scrollbar(0, Viewport.Height, _shown.Offset, _shown.Count, Look);
        return true;
    }
}
