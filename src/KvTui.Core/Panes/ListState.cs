namespace KvTui.Core.Panes;

/// <summary>Which row of a list is selected and which is drawn first; every method keeps the selection in the list and in view.</summary>
/// <param name="Selected">The selected row, from 0; 0 in an empty list.</param>
/// <param name="Offset">The row drawn at the top.</param>
public readonly record struct ListState(int Selected, int Offset)
{
    /// <summary>Rows kept visible above and below the selection, where the height allows it.</summary>
    private const int Margin = 2;

    /// <summary>The selection moved by some rows, stopping at the ends.</summary>
    public ListState Move(int rows, int count, int height) =>
        Select((int)Math.Clamp((long)Selected + rows, 0, int.MaxValue), count, height);

    /// <summary>The selection moved by whole pages (negative: up), one row of overlap.</summary>
    public ListState Page(int pages, int count, int height) => Move(pages * Math.Max(1, height - 1), count, height);

    /// <summary>The first row selected.</summary>
    public ListState Home(int count, int height) => Select(0, count, height);

    /// <summary>The last row selected.</summary>
    public ListState End(int count, int height) => Select(int.MaxValue, count, height);

    /// <summary>A row selected, or the nearest one there is.</summary>
    public ListState Select(int row, int count, int height) => (this with { Selected = row }).Clamp(count, height);

    /// <summary>A list drawn from a row on, with the row selected that is nearest to one and stands in view.</summary>
    public static ListState InView(int selected, int offset, int count, int height)
    {
        var margin = Math.Min(Margin, (height - 1) / 2);
        var first = offset == 0 ? 0 : offset + margin;
        var last = offset + height >= count ? count - 1 : offset + height - 1 - margin;
        return new ListState(Math.Clamp(selected, first, Math.Max(first, last)), offset).Clamp(count, height);
    }

    /// <summary>The nearest valid state for a list of so many rows drawn at such a height.</summary>
    public ListState Clamp(int count, int height)
    {
        if (count <= 0)
        {
            return default;
        }

        var selected = Math.Clamp(Selected, 0, count - 1);
        if (height <= 0)
        {
            return new(selected, Math.Clamp(Offset, 0, selected));
        }

        var margin = Math.Min(Margin, (height - 1) / 2);
        var offset = Math.Min(Math.Max(Offset, selected + margin - height + 1), selected - margin);
        return new(selected, Math.Clamp(offset, 0, Math.Max(0, count - height)));
    }
}

/// <summary>Moves the cursor of a list.</summary>
public static class ListMoves
{
    /// <summary>The list after a move.</summary>
    public static ListState Moved(this ListState list, Intent intent, int count, int height) => intent switch
    {
        Intent.Up => list.Move(-1, count, height),
        Intent.Down => list.Move(1, count, height),
        Intent.PageUp => list.Page(-1, count, height),
        Intent.PageDown => list.Page(1, count, height),
        Intent.Home => list.Home(count, height),
        Intent.End => list.End(count, height),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not a move"),
    };
}
