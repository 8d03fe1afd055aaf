using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>Text on the rows of a view, measured by the columns of a terminal.</summary>
internal static class Painting
{
    /// <summary>A text that takes at most so many columns; a longer one ends with the ellipsis.</summary>
    public static string Cut(string text, int columns, char ellipsis)
    {
        if (columns <= 0)
        {
            return "";
        }

        return CellWidth.Of(text) <= columns ? text : string.Concat(text.AsSpan(0, CellWidth.Fit(text, columns - 1).Length), [ellipsis]);
    }

    /// <summary>Draws a text that is safe for the screen, cut to the room, and returns the columns it took.</summary>
    public static int Write(this View view, int x, int y, int room, string text, in Attribute attribute, char ellipsis)
    {
        var shown = Cut(text, room, ellipsis);
        if (shown.Length == 0)
        {
            return 0;
        }

        view.SetAttribute(attribute);
        view.Move(x, y);
        view.AddStr(shown);
        return CellWidth.Of(shown);
    }

    /// <summary>Draws one sign again and again to the right.</summary>
    public static void Fill(this View view, int x, int y, int columns, char sign, in Attribute attribute)
    {
        if (columns > 0)
        {
            view.SetAttribute(attribute);
            view.Move(x, y);
            view.AddStr(new string(sign, columns));
        }
    }

    /// <summary>Draws a text on a line that the border of a pane joins at both sides.</summary>
    public static void Footer(this View view, int y, int width, string text, ScreenLook look, in Attribute line)
    {
        view.Fill(0, y, 1, ' ', line);
        var x = 1 + view.Write(1, y, width - 3, text, look.Text, look.Glyphs.Ellipsis);
        view.Fill(x, y, 1, ' ', line);
        view.Fill(x + 1, y, width - x - 1, look.Glyphs.Horizontal, line);
    }

    /// <summary>Puts a view at a place; nothing is laid out if it is there.</summary>
    public static void PutAt(this View view, Rectangle place)
    {
        if (view.Frame != place)
        {
            (view.X, view.Y, view.Width, view.Height) = (place.X, place.Y, place.Width, place.Height);
        }
    }

    /// <summary>Draws which part of many rows is in view, down one column from a first line on; nothing if all of it is.</summary>
    public static void Scrollbar(this View view, int x, int height, int offset, int count, ScreenLook look, int first = 0)
    {
        if (height <= 0 || count <= height)
        {
            return;
        }

        var thumb = Math.Max(1, (int)((long)height * height / count));
        var steps = count - height;
        var top = (int)(((long)Math.Clamp(offset, 0, steps) * (height - thumb) + (steps / 2)) / steps);
        for (var y = 0; y < height; y++)
        {
            view.Fill(x, first + y, 1, y >= top && y < top + thumb ? look.Glyphs.ScrollThumb : look.Glyphs.ScrollTrack, look.Line);
        }
    }
}
