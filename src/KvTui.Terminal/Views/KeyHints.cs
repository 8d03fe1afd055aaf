using System.Collections.Immutable;
using KvTui.Terminal.Keymaps;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views;

/// <summary>Keys and what they do, side by side on one line; those that do not fit whole are left out from the end.</summary>
public readonly record struct KeyHints(ImmutableArray<KeyHint> Hints, ViewTheme Theme) : IView
{
    private const int Gap = 2;

    public Alignment Alignment { get; init; }

    /// <summary>The columns of as many hints as fit into a width.</summary>
    public int Width(int room) => Fit(room).Width;

    public void Draw(Canvas canvas)
    {
        var (count, width) = Fit(canvas.Width);
        var x = Alignment switch
        {
            Alignment.Right => canvas.Width - width,
            Alignment.Center => (canvas.Width - width) / 2,
            _ => 0,
        };
        foreach (var hint in Hints.AsSpan()[..count])
        {
            x += canvas.Write(x, 0, hint.Keys, Theme.HintKey) + 1;
            x += canvas.Write(x, 0, hint.Text, Theme.Secondary) + Gap;
        }
    }

    private (int Count, int Width) Fit(int room)
    {
        var (count, width) = (0, 0);
        foreach (var hint in Hints)
        {
            var next = width + (count > 0 ? Gap : 0) + CellText.Columns(hint.Keys) + 1 + CellText.Columns(hint.Text);
            if (next > room)
            {
                break;
            }

            (count, width) = (count + 1, next);
        }

        return (count, width);
    }
}
