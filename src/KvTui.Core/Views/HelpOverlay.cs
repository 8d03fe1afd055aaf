using System.Collections.Immutable;
using KvTui.Core.State.Layers;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>The help screen: keys and what they do, in columns when there is room, scrolled when there is not.</summary>
/// <param name="Top">The lines left out at the top; more than there can be counts as that.</param>
public readonly record struct HelpOverlay(HelpPage Page, int Top, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        var layout = Page.Layout(canvas.Size);
        var frame = new Frame(Page.Title, Theme) { Focused = true, TitleRight = "Esc closes" };
        var height = Math.Min(layout.Height, HelpPage.Room(canvas.Size).Height);
        var inner = new Overlay(frame, new(layout.Width + 2, height)).Open(canvas);
        var text = inner.Window(inner.Bounds.Inset(1, 0));
        var offset = Math.Clamp(Top, 0, Math.Max(0, layout.Height - text.Height));
        for (var column = 0; column < layout.Columns.Length; column++)
        {
            DrawColumn(text.Window(new(layout.Start(column), 0, layout.ColumnWidth, text.Height)), layout, layout.Columns[column], offset);
        }

        new Scrollbar(offset, text.Height, layout.Height, Theme).Draw(inner.Window(inner.Bounds.SplitRight(1).Right));
    }

    private void DrawColumn(Canvas canvas, HelpLayout layout, ImmutableArray<HelpLine> lines, int offset)
    {
        for (var y = 0; y < canvas.Height && offset + y < lines.Length; y++)
        {
            var line = lines[offset + y];
            if (line.IsHeading)
            {
                canvas.WriteClipped(0, y, canvas.Width, line.Text, Theme.Header, Theme.Glyphs.Ellipsis);
                continue;
            }

            var keys = Math.Min(layout.KeyWidth, canvas.Width / 2);
            var text = keys + HelpLayout.KeyGap;
            canvas.WriteClipped(0, y, keys, line.Keys, Theme.HintKey, Theme.Glyphs.Ellipsis);
            canvas.WriteClipped(text, y, canvas.Width - text, line.Text, Theme.Text, Theme.Glyphs.Ellipsis);
        }
    }
}
