namespace KvTui.Tui.Tables;

/// <summary>A column of a table as it is measured.</summary>
/// <param name="Width">Its columns on the screen; for one that grows, the least it needs.</param>
/// <param name="Priority">Which columns stay when there is little room: the lowest number goes first, of equal ones the last.</param>
/// <param name="Grows">Whether it takes a share of the room that is left.</param>
internal readonly record struct ColumnShape(string Header, int Width, int Priority, bool IsRight = false, bool Grows = false)
{
    /// <summary>The blanks between two columns.</summary>
    public const int Gap = 2;

    /// <summary>How wide each column is in some room; 0 for one that is left out.</summary>
    public static int[] Measure(ReadOnlySpan<ColumnShape> columns, int room)
    {
        var (widths, used, growing) = (new int[columns.Length], -Gap, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            widths[i] = Math.Max(1, columns[i].Width);
            used += widths[i] + Gap;
        }

        while (used > room && Least(columns, widths) is >= 0 and var least)
        {
            used -= widths[least] + Gap;
            widths[least] = 0;
        }

        if (used > room)
        {
            widths[widths.AsSpan().IndexOfAnyExcept(0)] = Math.Max(0, room);
        }

        for (var i = 0; i < columns.Length; i++)
        {
            growing += columns[i].Grows && widths[i] > 0 ? 1 : 0;
        }

        for (var (i, left) = (0, room - used); i < columns.Length && growing > 0 && left > 0; i++)
        {
            if (columns[i].Grows && widths[i] > 0)
            {
                var share = (left + growing - 1) / growing--;
                (widths[i], left) = (widths[i] + share, left - share);
            }
        }

        return widths;
    }

    /// <summary>The column of the screen where a column of the table begins.</summary>
    public static int Start(int[] widths, int column)
    {
        var start = 0;
        for (var i = 0; i < column; i++)
        {
            start += widths[i] > 0 ? widths[i] + Gap : 0;
        }

        return start;
    }

    /// <summary>The column to leave out next; -1 when only one is left.</summary>
    private static int Least(ReadOnlySpan<ColumnShape> columns, int[] widths)
    {
        var (least, shown) = (-1, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            if (widths[i] > 0)
            {
                shown++;
                least = least < 0 || columns[i].Priority <= columns[least].Priority ? i : least;
            }
        }

        return shown > 1 ? least : -1;
    }
}
