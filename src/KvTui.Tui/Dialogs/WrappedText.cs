namespace KvTui.Tui.Dialogs;

/// <summary>Lines of text, as many as there is room for.</summary>
internal sealed class WrappedText : View
{
    private readonly ScreenLook _look;
    private List<string> _lines = [];

    internal WrappedText(ScreenLook look)
    {
        (_look, CanFocus) = (look, false);
        SetScheme(look.Plain);
    }

    /// <summary>Shows these lines at a place.</summary>
    internal void Show(Rectangle place, List<string> lines)
    {
        if (Frame != place)
        {
            (X, Y, Width, Height) = (place.X, place.Y, place.Width, place.Height);
        }

        if (!lines.SequenceEqual(_lines))
        {
            _lines = lines;
            SetNeedsDraw();
        }
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        for (var y = 0; y < Math.Min(_lines.Count, Viewport.Height); y++)
        {
            this.Write(0, y, Viewport.Width, _lines[y], _look.Text, _look.Glyphs.Ellipsis);
        }

        return true;
    }
}
