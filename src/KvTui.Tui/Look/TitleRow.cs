using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>
/// The upper border of a pane between its corners: name and subject at the left, a text at the right, the line around them. It is one view,
/// since another text is then no new layout, which would draw the whole window.
/// </summary>
internal sealed class TitleRow : DrawnView
{
    private const int NarrowestSlot = 3;

    private PaneTitles _titles;
    private Attribute _line;
    private Attribute _name;

    internal TitleRow(ScreenLook look)
        : base(look)
    {
        (X, Y, Height) = (1, 0, 1);
        MouseBindings.Clear();
    }

    /// <summary>Shows titles in so many columns.</summary>
    internal void Show(PaneTitles titles, int columns, in Attribute line, in Attribute name)
    {
        (_titles, _line, _name) = (titles, line, name);
        if (Frame.Width != columns)
        {
            Width = Math.Max(0, columns);
        }

        SetNeedsDraw();
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var width = Viewport.Width;
        this.Fill(0, 0, width, Look.Glyphs.Horizontal, _line);
        var x = Put(0, width, _titles.Name, _name);
        if (!string.IsNullOrEmpty(_titles.Subject) && x + NarrowestSlot < width)
        {
            this.Fill(x, 0, 1, Look.Glyphs.Separator, _line);
            x += 1 + Put(x + 1, width - 1 - x, _titles.Subject, _titles.SubjectLook ?? Look.Text);
        }

        var right = CellWidth.Of(_titles.Right) + 2;
        if (x + right < width)
        {
            Put(width - right, right, _titles.Right, Look.Text);
        }

        return true;
    }

    /// <summary>Puts a text with a blank on both sides, cut to the room; returns the columns used.</summary>
    private int Put(int x, int room, string? text, in Attribute attribute)
    {
        if (string.IsNullOrEmpty(text) || room < NarrowestSlot)
        {
            return 0;
        }

        this.Fill(x, 0, 1, ' ', Look.Text);
        var used = Write(x + 1, 0, room - 2, text, attribute);
        this.Fill(x + 1 + used, 0, 1, ' ', Look.Text);
        return used + 2;
    }
}
