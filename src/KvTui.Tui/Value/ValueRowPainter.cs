using System.Globalization;
using KvTui.Core.Values.Reading;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Value;

/// <summary>Draws the rows of a value: numbers, text, marks where it is cut, hits of a search, the row under the cursor.</summary>
internal sealed class ValueRowPainter(ScreenLook look)
{
    public void Draw(View view, ExplorerState state, int width, int height)
    {
        var reading = state.Detail.Reading;
        var count = reading.Rows.Count;
        var list = reading.List.Clamp(count, height);
        var lines = state.Detail.Formatted?.Lines ?? [];
        var room = count > height ? width - 1 : width;
        for (var y = 0; y < height; y++)
        {
            var row = list.Offset + y;
            if (row >= count)
            {
                view.Fill(0, y, room, ' ', look.Text);
                continue;
            }

            var hasCursor = row == list.Selected && state.Focus == Pane.Value;
            DrawRow(view, new(reading, lines, row), y, room, hasCursor ? look.Selection : look.Text);
        }

        view.Scrollbar(width - 1, height, list.Offset, count, look);
    }

    private void DrawRow(View view, in Drawn drawn, int y, int width, in Attribute attribute)
    {
        var (reading, row) = (drawn.Reading, drawn.Reading.Rows[drawn.Row]);
        var x = reading.NumberColumns(drawn.Lines.Count);
        if (x > 0)
        {
            var number = row.Start == 0 ? (row.Line + 1).ToString(CultureInfo.InvariantCulture) : "";
            view.Write(0, y, x, number.PadLeft(x - 1) + " ", look.Secondary, look.Glyphs.Ellipsis);
        }

        var text = reading.Rows.Text(drawn.Row);
        var fold = reading.Rows.Fold(drawn.Row) is { Length: > 0 } folded ? $" {look.Glyphs.Ellipsis}{folded}" : "";
        var (skipped, hidden) = reading.Left == 0 ? (0, 0) : CellWidth.Fit(text, reading.Left);
        var start = x;
        if (skipped < text.Length)
        {
            // A wide character that begins before the first column leaves one of its two columns in view.
            view.Fill(x, y, reading.Left - hidden, ' ', attribute);
            x += reading.Left - hidden;
        }

        var (fits, used) = CellWidth.Fit(text[skipped..], width - x);
        var isCutRight = skipped + fits < text.Length;
        if (isCutRight)
        {
            (fits, used) = CellWidth.Fit(text[skipped..], width - x - 1);
        }

        view.Write(x, y, width - x, text.Slice(skipped, fits).ToString(), attribute, look.Glyphs.Ellipsis);
        DrawHits(view, drawn, y, x, skipped, fits);
        x += used;
        if (isCutRight)
        {
            view.Fill(x++, y, 1, look.Glyphs.Ellipsis, attribute);
        }
        else
        {
            x += view.Write(x, y, width - x, fold, look.Secondary, look.Glyphs.Ellipsis);
        }

        view.Fill(x, y, width - x, ' ', attribute);
        if (skipped > 0)
        {
            view.Fill(start, y, 1, look.Glyphs.Ellipsis, attribute);
        }
    }

    /// <summary>Draws the hits on a row again, marked.</summary>
    private void DrawHits(View view, in Drawn drawn, int y, int x, int skipped, int shown)
    {
        var (row, find) = (drawn.Reading.Rows[drawn.Row], drawn.Reading.Find);
        if (find is null)
        {
            return;
        }

        var (first, end) = (row.Start + skipped, row.Start + skipped + shown);
        var line = drawn.Lines[row.Line].AsSpan();
        var (from, until) = find.On(row.Line);
        for (var number = from; number < until; number++)
        {
            var hit = find.Hits[number];
            var (start, stop) = (Math.Max(hit.Start, first), Math.Min(hit.Start + hit.Length, end));
            if (start < stop)
            {
                var place = x + CellWidth.Of(line[first..start]);
                var text = line[start..stop].ToString();
                view.Write(place, y, CellWidth.Of(text), text, number == find.Current ? look.CurrentHit : look.Hit, look.Glyphs.Ellipsis);
            }
        }
    }

    /// <summary>A row of a value.</summary>
    private readonly record struct Drawn(ReadingState Reading, IReadOnlyList<string> Lines, int Row);
}
