using System.Collections.Immutable;
using KvTui.Terminal.Keymaps;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>The help screen: keys and what they do under their headings, in columns when there is room, scrolled when there is not.</summary>
/// <param name="Offset">The lines left out at the top; more than <see cref="MaxOffset"/> counts as that.</param>
public readonly record struct HelpOverlay(string Title, ImmutableArray<HelpSection> Sections, int Offset, ViewTheme Theme) : IView
{
    private const int ColumnGap = 3;

    /// <summary>How far the help can be scrolled on a screen of a size.</summary>
    public int MaxOffset(Size screen)
    {
        var room = Room(screen);
        return Math.Max(0, HelpLayout.Of(Sections, room.Width).Height - room.Height);
    }

    public void Draw(Canvas canvas)
    {
        var room = Room(canvas.Size);
        var layout = HelpLayout.Of(Sections, room.Width);
        var frame = new Frame(Title, Theme) { Focused = true, TitleRight = "Esc closes" };
        var height = Math.Min(layout.Height, room.Height);
        var inner = new Overlay(frame, new(layout.Width + 2, height)).Open(canvas);
        var text = inner.Window(inner.Bounds.Inset(1, 0));
        var offset = Math.Clamp(Offset, 0, Math.Max(0, layout.Height - text.Height));
        for (var column = 0; column < layout.Columns.Count; column++)
        {
            var x = column * (layout.ColumnWidth + ColumnGap);
            DrawColumn(text.Window(new(x, 0, layout.ColumnWidth, text.Height)), layout, layout.Columns[column], offset);
        }

        new Lists.Scrollbar(offset, text.Height, layout.Height, Theme).Draw(inner.Window(inner.Bounds.SplitRight(1).Right));
    }

    private static Size Room(Size screen) => new(Math.Max(1, screen.Width - 6), Math.Max(1, screen.Height - 4));

    private void DrawColumn(Canvas canvas, HelpLayout layout, List<HelpLine> lines, int offset)
    {
        for (var y = 0; y < canvas.Height && offset + y < lines.Count; y++)
        {
            var line = lines[offset + y];
            if (line.IsHeading)
            {
                CellText.WriteCut(canvas, 0, y, canvas.Width, line.Text, Theme.Header, Theme.Glyphs);
                continue;
            }

            var keys = Math.Min(layout.KeyWidth, canvas.Width / 2);
            CellText.WriteCut(canvas, 0, y, keys, line.Keys, Theme.HintKey, Theme.Glyphs);
            CellText.WriteCut(canvas, keys + 2, y, canvas.Width - keys - 2, line.Text, Theme.Text, Theme.Glyphs);
        }
    }
}
