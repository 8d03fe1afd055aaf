namespace KvTui.Terminal.Views.Lists;

/// <summary>Decides how wide each column of a table is; 0 for one that is left out.</summary>
internal static class TableColumnLayout
{
    public static void Measure(ReadOnlySpan<TableColumn> columns, int room, int gap, Span<int> widths)
    {
        var used = -gap;
        for (var i = 0; i < columns.Length; i++)
        {
            widths[i] = Math.Max(1, columns[i].Width);
            used += widths[i] + gap;
        }

        while (used > room && FindLeastImportant(columns, widths) is >= 0 and var least)
        {
            used -= widths[least] + gap;
            widths[least] = 0;
        }

        if (used > room)
        {
            widths[widths.IndexOfAnyExcept(0)] = Math.Max(0, room);
        }

        Grow(columns, room - used, widths);
    }

    /// <summary>The column to leave out next; -1 when only one is left.</summary>
    private static int FindLeastImportant(ReadOnlySpan<TableColumn> columns, ReadOnlySpan<int> widths)
    {
        var (least, shown) = (-1, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            if (widths[i] == 0)
            {
                continue;
            }

            shown++;
            if (least < 0 || columns[i].Priority <= columns[least].Priority)
            {
                least = i;
            }
        }

        return shown > 1 ? least : -1;
    }

    private static void Grow(ReadOnlySpan<TableColumn> columns, int left, Span<int> widths)
    {
        var growing = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            growing += columns[i].Grows && widths[i] > 0 ? 1 : 0;
        }

        for (var i = 0; i < columns.Length && growing > 0 && left > 0; i++)
        {
            if (columns[i].Grows && widths[i] > 0)
            {
                var share = (left + growing - 1) / growing;
                widths[i] += share;
                left -= share;
                growing--;
            }
        }
    }
}
