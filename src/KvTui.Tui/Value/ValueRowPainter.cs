using System.Globalization;
using KvTui.Core.Values.Colouring;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Reading;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Value;

/// <summary>
/// Draws the rows of a value: numbers, text with the colours of what it is, marks where it is cut, hits of a search, the row under the
/// cursor, which has no other colours.
/// </summary>
internal sealed class ValueRowPainter(ScreenLook look)
{
    private readonly List<SyntaxSpan> _spans = [];
    private FormattedValue? _value;
    private ValueSyntax? _syntax;

    public void Draw(View view, ExplorerState state, int width, int height)
    {
        var reading = state.Detail.Reading;
        var count = reading.Rows.Count;
        var list = reading.List.Clamp(count, height);
        var lines = Noted(state.Detail.Formatted)?.Lines ?? [];
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
        var part = new Part(y, x, row.Line, row.Start + skipped, row.Start + skipped + fits);
        var line = drawn.Lines[row.Line].AsSpan();
        if (attribute == look.Text)
        {
            DrawSyntax(view, line, part);
        }

        DrawHits(view, reading.Find, line, part);
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

    /// <summary>The same value, with what is to be known of it for its colours.</summary>
    private FormattedValue? Noted(FormattedValue? value)
    {
        if (!ReferenceEquals(value, _value))
        {
            (_value, _syntax) = (value, value is null ? null : ValueSyntax.Of(value));
        }

        return value;
    }

    /// <summary>Draws what has a role on a row again, in the role's colour.</summary>
    private void DrawSyntax(View view, ReadOnlySpan<char> line, in Part part)
    {
        _spans.Clear();
        _syntax?.Find(part.Line, part.First, part.End, _spans);
        foreach (var span in _spans)
        {
            var attribute = look.Of(span.Role);
            if (attribute != look.Text)
            {
                DrawAgain(view, line, part, (span.Start, span.End), attribute);
            }
        }
    }

    /// <summary>Draws the hits on a row again, marked.</summary>
    private void DrawHits(View view, ValueFind? find, ReadOnlySpan<char> line, in Part part)
    {
        var (from, until) = find?.On(part.Line, part.First, part.End) ?? (0, 0);
        for (var number = from; number < until; number++)
        {
            var hit = find!.Hits[number];
            DrawAgain(view, line, part, (hit.Start, hit.Start + hit.Length), number == find.Current ? look.CurrentHit : look.Hit);
        }
    }

    /// <summary>Draws what of some characters stands on a row again, in whole grapheme clusters.</summary>
    private void DrawAgain(View view, ReadOnlySpan<char> line, in Part part, (int First, int End) characters, in Attribute attribute)
    {
        var (start, stop) = (Math.Max(characters.First, part.First), Math.Min(characters.End, part.End));
        if (start >= stop)
        {
            return;
        }

        start = WholeClusters(line, part, start);
        stop = WholeClusters(line, part, stop);
        var text = line[start..stop].ToString();
        view.Write(part.X + CellWidth.Of(line[part.First..start]), part.Y, CellWidth.Of(text), text, attribute, look.Glyphs.Ellipsis);
    }

    /// <summary>A place on a row, moved behind the cluster that goes on there.</summary>
    private static int WholeClusters(ReadOnlySpan<char> line, in Part part, int at) =>
        at > part.First && at < part.End && line[at] >= 0x80
            ? at - 1 + Graphemes.NextLength(line[(at - 1)..part.End])
            : at;

    /// <summary>A row of a value.</summary>
    private readonly record struct Drawn(ReadingState Reading, IReadOnlyList<string> Lines, int Row);

    /// <summary>What of a line is to be seen on a row: characters from the first to before the end, from a column on.</summary>
    private readonly record struct Part(int Y, int X, int Line, int First, int End);
}
