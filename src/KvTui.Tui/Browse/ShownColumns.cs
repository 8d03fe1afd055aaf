using KvTui.Core.Browse;
using KvTui.Core.Browse.Order;

namespace KvTui.Tui.Browse;

/// <summary>The columns that stand beside the names, as far as there is room for them.</summary>
internal readonly record struct ShownColumns(KeyColumns Set)
{
    /// <summary>The room that a name keeps beside columns if something about them was chosen, and else.</summary>
    private const int LeastName = 14;
    private const int LeastNameUnasked = 23;

    /// <summary>From left to right; those that often have nothing to say come first, so that their room can be a name's.</summary>
    private static readonly (KeyColumns Column, string Title, int Width)[] All =
    [
        (KeyColumns.Age, "AGE", 12), (KeyColumns.Lease, "LEASE", 9), (KeyColumns.Size, "SIZE", 9), (KeyColumns.Version, "VER", 7),
        (KeyColumns.Revision, "MOD REV", 9),
    ];

    /// <summary>The columns in the order in which they get room.</summary>
    private static readonly KeyColumns[] Ranked =
        [KeyColumns.Version, KeyColumns.Lease, KeyColumns.Age, KeyColumns.Revision, KeyColumns.Size];

    /// <summary>The columns for a room of so many cells: what is sorted by, then what was asked for, then the usual ones.</summary>
    public static ShownColumns Of(BrowseState browse, int room)
    {
        var sorted = browse.Order.By;
        var (set, left) = (sorted, room - WidthOf(sorted));
        var least = browse.HasHeader ? LeastName : LeastNameUnasked;
        foreach (var column in Ranked)
        {
            var isWanted = (browse.Columns & ~set & column) != 0;
            if (isWanted && (set == KeyColumns.None || left - WidthOf(column) >= least))
            {
                (set, left) = (set | column, left - WidthOf(column));
            }
        }

        return new(set);
    }

    /// <summary>One text for each column, in the columns' widths.</summary>
    public string Cells(Func<KeyColumns, string> textOf)
    {
        var cells = new StringBuilder();
        foreach (var (column, _, width) in All)
        {
            if ((Set & column) != 0)
            {
                cells.Append(textOf(column).PadLeft(width));
            }
        }

        return cells.ToString();
    }

    /// <summary>The names of the columns in these widths, with an arrow at the one that rows are sorted by.</summary>
    public string Titles(KeyOrder order, GlyphSet glyphs) => Cells(column => TitleOf(column) + ArrowOf(column, order, glyphs));

    /// <summary>The arrow at a column; empty if rows are not sorted by it.</summary>
    public static string ArrowOf(KeyColumns column, KeyOrder order, GlyphSet glyphs) =>
        order.IsByKey || order.By != column ? "" : (order.IsDescending ? glyphs.Descending : glyphs.Ascending).ToString();

    /// <summary>The column at a distance from the right end of all; none beside them.</summary>
    public KeyColumns At(int fromRight)
    {
        for (var i = All.Length - 1; i >= 0 && fromRight >= 0; i--)
        {
            var width = (Set & All[i].Column) == 0 ? 0 : All[i].Width;
            if (fromRight < width)
            {
                return All[i].Column;
            }

            fromRight -= width;
        }

        return KeyColumns.None;
    }

    private static int WidthOf(KeyColumns column) => column == KeyColumns.None ? 0 : Array.Find(All, each => each.Column == column).Width;

    private static string TitleOf(KeyColumns column) => Array.Find(All, each => each.Column == column).Title;
}
