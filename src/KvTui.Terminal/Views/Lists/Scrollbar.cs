using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>Which part of a list is in view, drawn down the canvas's first column; nothing if all of it is.</summary>
/// <param name="Offset">The first row in view.</param>
/// <param name="Visible">The rows in view.</param>
/// <param name="Count">All rows.</param>
public readonly record struct Scrollbar(int Offset, int Visible, int Count, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        var height = canvas.Height;
        if (height <= 0 || Count <= Visible || Visible <= 0)
        {
            return;
        }

        var thumb = Math.Max(1, (int)((long)height * Visible / Count));
        var room = height - thumb;
        var steps = Count - Visible;
        var top = (int)(((long)Math.Clamp(Offset, 0, steps) * room + (steps / 2)) / steps);
        for (var y = 0; y < height; y++)
        {
            var isThumb = y >= top && y < top + thumb;
            canvas.Put(0, y, isThumb ? Theme.Glyphs.ScrollThumb : Theme.Glyphs.ScrollTrack, Theme.Border);
        }
    }
}
