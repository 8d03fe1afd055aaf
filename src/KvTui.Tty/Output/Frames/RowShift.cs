namespace KvTui.Tty.Output.Frames;

/// <summary>The rows from <paramref name="Top"/> to before <paramref name="Bottom"/>, moved up by some rows (down if negative).</summary>
internal readonly record struct RowShift(int Top, int Bottom, int Rows)
{
    private const int MaxRows = 3;
    private const int MinGain = 40;

    /// <summary>Finds the move after which the fewest cells are left to draw; null if none is worth its sequences.</summary>
    internal static RowShift? Find(ReadOnlySpan<ScreenCell> previous, ReadOnlySpan<ScreenCell> next, int columns)
    {
        var height = next.Length / columns;
        var unmoved = height <= 256 ? stackalloc int[height] : new int[height];
        for (var y = 0; y < height; y++)
        {
            unmoved[y] = FrameDiff.CountDifferences(Row(previous, y, columns), Row(next, y, columns));
        }

        var best = default(RowShift?);
        var most = MinGain;
        for (var rows = 1; rows <= Math.Min(MaxRows, height - 1); rows++)
        {
            foreach (var shift in (ReadOnlySpan<int>)[rows, -rows])
            {
                var (found, gain) = Best(previous, next, columns, unmoved, shift);
                if (gain > most)
                {
                    (best, most) = (found, gain);
                }
            }
        }

        return best;
    }

    /// <summary>Does to cells what the terminal does to its rows.</summary>
    internal void Apply(Span<ScreenCell> cells, int columns)
    {
        var block = cells[(Top * columns)..(Bottom * columns)];
        var distance = Math.Abs(Rows) * columns;
        if (Rows > 0)
        {
            block[distance..].CopyTo(block);
            block[^distance..].Clear();
        }
        else
        {
            block[..^distance].CopyTo(block[distance..]);
            block[..distance].Clear();
        }
    }

    // The run of rows with the largest sum of cells saved (Kadane's algorithm).
    private static (RowShift Shift, int Gain) Best(
        ReadOnlySpan<ScreenCell> previous, ReadOnlySpan<ScreenCell> next, int columns, ReadOnlySpan<int> unmoved, int shift)
    {
        var height = unmoved.Length;
        var (best, most, start, sum) = (default(RowShift), 0, 0, 0);
        for (var y = Math.Max(0, -shift); y < Math.Min(height, height - shift); y++)
        {
            if (sum <= 0)
            {
                (start, sum) = (y, 0);
            }

            sum += unmoved[y] - FrameDiff.CountDifferences(Row(previous, y + shift, columns), Row(next, y, columns));
            if (sum > most)
            {
                most = sum;
                best = new(Math.Min(start, start + shift), Math.Max(y, y + shift) + 1, shift);
            }
        }

        return (best, most);
    }

    private static ReadOnlySpan<ScreenCell> Row(ReadOnlySpan<ScreenCell> cells, int y, int columns) => cells.Slice(y * columns, columns);
}
