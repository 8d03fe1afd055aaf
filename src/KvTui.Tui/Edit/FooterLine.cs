namespace KvTui.Tui.Edit;

/// <summary>A text on the line that the border of a pane joins at both sides.</summary>
internal sealed class FooterLine(ScreenLook look) : DrawnView(look)
{
    private string _text = "";

    /// <summary>Shows a text that is safe for the screen; nothing is drawn if it is the same.</summary>
    internal void Show(string text)
    {
        if (text != _text)
        {
            _text = text;
            SetNeedsDraw();
        }
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        this.Footer(0, Viewport.Width, _text, Look, Look.FocusedLine);
        return true;
    }
}
