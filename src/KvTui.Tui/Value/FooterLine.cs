namespace KvTui.Tui.Value;

/// <summary>A text on the line that the border of a pane joins at both sides.</summary>
internal sealed class FooterLine : View
{
    private readonly ScreenLook _look;
    private string _text = "";

    internal FooterLine(ScreenLook look)
    {
        (_look, CanFocus, Height) = (look, false, 1);
        SetScheme(look.Plain);
    }

    /// <summary>Shows a text that is safe for the screen; nothing is drawn if it is the same.</summary>
    internal void Show(string text)
    {
        if (text != _text)
        {
            _text = text;
            SetNeedsDraw();
        }
    }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (width, line) = (Viewport.Width, _look.FocusedLine);
        this.Fill(0, 0, 1, ' ', line);
        var x = 1 + this.Write(1, 0, width - 3, _text, _look.Text, _look.Glyphs.Ellipsis);
        this.Fill(x, 0, 1, ' ', line);
        this.Fill(x + 1, 0, width - x - 1, _look.Glyphs.Horizontal, line);
        return true;
    }
}
