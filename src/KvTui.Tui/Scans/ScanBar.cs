namespace KvTui.Tui.Scans;

/// <summary>How much of all has been read, on a line that shows how much that is.</summary>
internal sealed class ScanBar : ProgressBar
{
    private readonly ScreenLook _look;

    internal ScanBar(ScreenLook look)
    {
        (_look, CanFocus, Visible, Height, Width) = (look, false, false, 1, 0);
        SegmentCharacter = (Rune)look.Glyphs.Levels[^1];
        SetScheme(ScreenLook.Flat(look.Theme.Accent));
    }

    /// <summary>Shows a part of 1 at a place; true if anything changed.</summary>
    internal bool Put(int x, int y, int columns, float part)
    {
        var place = new Rectangle(x, y, columns, 1);
        var isSame = Visible && Frame == place && Filled(columns, Fraction) == Filled(columns, part);
        if (isSame)
        {
            return false;
        }

        this.PutAt(place);
        (Visible, Fraction) = (true, Math.Clamp(part, 0, 1));
        return true;
    }

    /// <summary>Takes the bar away; true if there was one.</summary>
    internal bool Hide()
    {
        var wasShown = Visible;
        Visible = false;
        return wasShown;
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        base.OnDrawingContent(context);
        var filled = Filled(Viewport.Width, Fraction);
        this.Fill(filled, 0, Viewport.Width - filled, _look.Glyphs.Horizontal, _look.Line);
        return true;
    }

    private static int Filled(int columns, float part) => Math.Clamp((int)(part * columns), 0, columns);
}
