using KvTui.Core.Scans.Search;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans;

/// <summary>The keys that match, each with the place in its value, in one column.</summary>
internal sealed class FoundCells : TableRows
{
    private const int Gap = 2;

    private readonly ReadOnlyMemory<FindHit> _hits;
    private readonly ScreenLook _look;
    private readonly int _room;

    internal FoundCells(ReadOnlyMemory<FindHit> hits, int room, ScreenLook look) =>
        (_hits, _room, _look, Widths) = (hits, room, look, [room]);

    public override string[] ColumnNames { get; } = [""];

    public override int Rows => _hits.Length;

    internal override int[] Widths { get; }

    public override object this[int row, int col]
    {
        get
        {
            var (key, keyColumns, before, match, after) = Parts(_hits.Span[row]);
            return $"{key}{new string(' ', Math.Max(0, keyColumns - CellWidth.Of(key)))}{before}{match}{after} ";
        }
    }

    internal override void DrawStyled(View view, int row, int y)
    {
        RowsRead++;
        var (_, x, before, match, after) = Parts(_hits.Span[row]);
        x += view.Write(x, y, _room, before, _look.Secondary, _look.Glyphs.Ellipsis);
        x += view.Write(x, y, _room, match, ScreenLook.Of(_look.Theme.Accent.Add(Tty.Cells.CellAttributes.Bold)), _look.Glyphs.Ellipsis);
        view.Write(x, y, _room, after, _look.Secondary, _look.Glyphs.Ellipsis);
    }

    /// <summary>The parts of a row, cut to the room, and the columns of the key with what follows it.</summary>
    private (string Key, int KeyColumns, string Before, string Match, string After) Parts(FindHit hit)
    {
        var key = Printable.Escaped(hit.Key.Span);
        if (hit.Excerpt is not { } excerpt)
        {
            return (Painting.Cut(key, _room, _look.Glyphs.Ellipsis), _room, "", "", "");
        }

        var columns = Math.Min(CellWidth.Of(key), _room / 2);
        var left = Math.Max(0, _room - columns - Gap);
        var before = Fit(excerpt.Before, ref left);
        var match = Fit(excerpt.Match, ref left);
        var after = Painting.Cut(excerpt.After, left, _look.Glyphs.Ellipsis);
        return (Painting.Cut(key, columns, _look.Glyphs.Ellipsis), columns + Gap, before, match, after);
    }

    private static string Fit(string text, ref int left)
    {
        var shown = text[..CellWidth.Fit(text, left).Length];
        left -= CellWidth.Of(shown);
        return shown;
    }
}
