using KvTui.Testing.Screens;
using KvTui.Tty.Cells;

namespace KvTui.Tui.Tests;

/// <summary>Compares what two terminals show, cell by cell, colours and all.</summary>
internal static class SameCells
{
    /// <summary>Fails with both screens if a cell differs that is to be the same.</summary>
    /// <param name="isFree">Which cells may differ; none if left out.</param>
    public static void Assert(VirtualTerminal expected, VirtualTerminal shown, string when, Func<int, int, bool>? isFree = null)
    {
        for (var y = 0; y < expected.Size.Height; y++)
        {
            for (var x = 0; x < expected.Size.Width; x++)
            {
                var (before, now) = (Seen(expected.CellAt(x, y)), Seen(shown.CellAt(x, y)));
                if (before != now && isFree?.Invoke(x, y) != true)
                {
                    Xunit.Assert.Fail($"{when}, at {x},{y}: {before}, {now}\n{expected.ScreenText}\n{shown.ScreenText}");
                }
            }
        }
    }

    /// <summary>A cell as it is seen: of a blank only what colours it.</summary>
    private static VirtualCell Seen(VirtualCell cell) =>
        cell.Text == " " && (cell.Style.Attributes & (CellAttributes.Reverse | CellAttributes.Underline)) == 0
            ? cell with { Style = new(default, cell.Style.Background, default) }
            : cell;
}
