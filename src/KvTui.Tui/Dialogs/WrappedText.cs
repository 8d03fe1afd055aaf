namespace KvTui.Tui.Dialogs;

/// <summary>Lines of text, as many as there is room for.</summary>
internal sealed class WrappedText(ScreenLook look) : DrawnView(look)
{
    private List<string> _lines = [];

    /// <summary>Shows these lines at a place.</summary>
    internal void Show(Rectangle place, List<string> lines)
    {
        this.PutAt(place);
        if (!lines.SequenceEqual(_lines))
        {
            _lines = lines;
            SetNeedsDraw();
        }
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        for (var y = 0; y < Viewport.Height; y++)
        {
            WriteRow(y, Viewport.Width, y < _lines.Count ? _lines[y] : "", Look.Text);
        }

        return true;
    }
}
