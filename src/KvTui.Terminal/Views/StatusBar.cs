using System.Collections.Immutable;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>One line with parts at the left, a dot between them, and parts at the right; when it is too narrow, the least important part goes first.</summary>
public readonly record struct StatusBar(ImmutableArray<StatusPart> Left, ImmutableArray<StatusPart> Right, ViewTheme Theme) : IView
{
    private const int DotColumns = 3;
    private const int BlankColumns = 2;

    public void Draw(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Theme.StatusBar);
        Span<bool> shown = stackalloc bool[Left.Length + Right.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = PartAt(i).Text.Length > 0;
        }

        while (Width(shown) > canvas.Width && FindLeastImportant(shown) is >= 0 and var least)
        {
            shown[least] = false;
        }

        DrawLeft(canvas, shown[..Left.Length]);
        DrawRight(canvas, shown[Left.Length..]);
    }

    private StatusPart PartAt(int index) => index < Left.Length ? Left[index] : Right[index - Left.Length];

    private int Width(ReadOnlySpan<bool> shown)
    {
        var width = 2;
        for (var i = 0; i < shown.Length; i++)
        {
            width += shown[i] ? CellText.Columns(PartAt(i).Text) + (i < Left.Length ? DotColumns : BlankColumns) : 0;
        }

        return width - DotColumns;
    }

    /// <summary>The part to leave out next; -1 when only one is left.</summary>
    private int FindLeastImportant(ReadOnlySpan<bool> shown)
    {
        var (least, count) = (-1, 0);
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i])
            {
                count++;
                least = least < 0 || PartAt(i).Priority <= PartAt(least).Priority ? i : least;
            }
        }

        return count > 1 ? least : -1;
    }

    private void DrawLeft(Canvas canvas, ReadOnlySpan<bool> shown)
    {
        var x = 1;
        for (var i = 0; i < shown.Length; i++)
        {
            if (!shown[i])
            {
                continue;
            }

            if (x > 1)
            {
                canvas.Put(x + 1, 0, Theme.Glyphs.Dot, Theme.StatusBar);
                x += DotColumns;
            }

            var text = Left[i].Text;
            CellText.WriteCut(canvas, x, 0, canvas.Width - 1 - x, text, Left[i].Style ?? Theme.StatusBar, Theme.Glyphs);
            x += CellText.Columns(text);
        }
    }

    private void DrawRight(Canvas canvas, ReadOnlySpan<bool> shown)
    {
        var x = canvas.Width - 1;
        for (var i = shown.Length - 1; i >= 0; i--)
        {
            if (shown[i])
            {
                var width = Math.Clamp(CellText.Columns(Right[i].Text), 0, Math.Max(0, x - 1));
                x -= width;
                CellText.WriteCut(canvas, x, 0, width, Right[i].Text, Right[i].Style ?? Theme.StatusBar, Theme.Glyphs);
                x -= BlankColumns;
            }
        }
    }
}
