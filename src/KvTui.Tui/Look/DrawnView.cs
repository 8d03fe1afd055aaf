using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>A view that draws every cell of itself, so that nothing is cleared before. It takes no focus unless it says so.</summary>
internal abstract class DrawnView : View
{
    protected DrawnView(ScreenLook look)
    {
        (Look, CanFocus) = (look, false);
        SetScheme(look.Plain);
    }

    protected ScreenLook Look { get; }

    protected override bool OnClearingViewport() => true;

    /// <summary>Draws a text that is safe for the screen, cut to the room, and returns the columns it took.</summary>
    protected int Write(int x, int y, int room, string text, in Attribute attribute) =>
        this.Write(x, y, room, text, attribute, Look.Glyphs.Ellipsis);

    /// <summary>Draws a text from the left of a row on, and blanks up to a width.</summary>
    protected void WriteRow(int y, int width, string text, in Attribute attribute)
    {
        var used = Write(0, y, width, text, attribute);
        this.Fill(used, y, width - used, ' ', Look.Text);
    }
}
