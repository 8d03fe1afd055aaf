using KvTui.Core.Scans;
using KvTui.Tty.Cells;

namespace KvTui.Tui.Scans;

/// <summary>A line above the rows of a scan: how far it is, what it adds up to, what is to be known about it.</summary>
internal readonly record struct HeadLine(string Text, Style Style);

/// <summary>The lines above the rows of a scan; beside the last one a bar, while it is known how much there is to read.</summary>
internal sealed class ScanHead : View
{
    internal const int Lines = 3;

    private const int Gap = 2;
    private const int LeastBarColumns = 8;
    private const int MostBarColumns = 30;

    private readonly ScreenLook _look;
    private readonly Label[] _labels = new Label[Lines];
    private readonly ScanBar _bar;

    internal ScanHead(ScreenLook look)
    {
        (_look, CanFocus, Height) = (look, false, Lines);
        SetScheme(look.Plain);
        for (var i = 0; i < _labels.Length; i++)
        {
            Add(_labels[i] = PlainLabel.Make());
        }

        Add(_bar = new(look));
    }

    /// <summary>Shows some lines, at most three, in so many columns.</summary>
    internal void Show(ReadOnlySpan<HeadLine> lines, ScanStatus status, int width)
    {
        var isChanged = false;
        var used = 0;
        for (var i = 0; i < _labels.Length; i++)
        {
            var line = i < lines.Length ? lines[i] : new("", default);
            var text = Painting.Cut(line.Text, width, _look.Glyphs.Ellipsis);
            used = CellWidth.Of(text);
            isChanged |= _labels[i].Put(0, i, used, text, ScreenLook.Flat(line.Style));
        }

        var columns = Math.Min(MostBarColumns, width - used - (used > 0 ? Gap : 0));
        isChanged |= status is { IsRunning: true, Total: > 0 } && columns >= LeastBarColumns
            ? _bar.Put(width - columns, Lines - 1, columns, (float)status.Keys / status.Total)
            : _bar.Hide();
        if (isChanged)
        {
            SetNeedsDraw();
        }
    }

    /// <summary>A text of several lines below the first one, as far as there is room.</summary>
    internal static HeadLine[] Of(HeadLine first, string text, Style style, int width) =>
        [first, .. TextWrap.Lines(text, width).Take(Lines - 1).Select(line => new HeadLine(line, style))];
}
