using KvTui.Core;
using KvTui.Core.Browse.Order;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace.Pages;

namespace KvTui.Tui.Browse;

/// <summary>A row of the key tree as it is drawn.</summary>
/// <param name="Sign">Whether it can be unfolded, is unfolded, or is gone; a blank for a key.</param>
/// <param name="Detail">What stands at the right: how many keys, or the columns.</param>
internal readonly record struct KeyRowText(int Depth, char Sign, string Label, string Detail, bool IsGone)
{
    private const string EmptyName = "(empty name)";
    private const int LeaseDigits = 6;

    /// <summary>How many keys a prefix has, where columns stand at the right; empty for none.</summary>
    public string Count { get; private init; } = "";

    /// <summary>The detail without what says nothing at its beginning.</summary>
    public string Least { get; private init; } = Detail;

    /// <summary>The text of a row.</summary>
    public static KeyRowText Of(ExplorerState state, int index, ShownColumns columns, GlyphSet glyphs)
    {
        var (rows, browse) = (state.Browse.Rows, state.Browse);
        var row = rows[index];
        var label = Printable.Escaped(row.Path.Span[row.NameStart..]);
        label = label.Length == 0 && row.Kind == RowKind.Key ? EmptyName : label;
        if (row.IsGone)
        {
            return new(row.Depth, glyphs.Gone, label, browse.Gone?.Fate ?? "", true);
        }

        if (row.Kind == RowKind.Key)
        {
            var entry = rows.Keys[row.Rank];
            return WithCells(row.Depth, ' ', label, columns, column => CellOf(column, entry, state, glyphs), glyphs);
        }

        var (sign, count) = (row.Expanded ? glyphs.Expanded : glyphs.Collapsed, Quantities.Count(row.Count));
        if (!browse.HasHeader)
        {
            return new(row.Depth, sign, label, count, false);
        }

        var sorted = browse.Order.By;
        var text = WithCells(row.Depth, sign, label, columns, column => column == sorted ? TotalOf(column, row.Total) : "", glyphs);
        return text with { Count = count };
    }

    private static KeyRowText WithCells(
        int depth, char sign, string label, ShownColumns columns, Func<KeyColumns, string> textOf, GlyphSet glyphs)
    {
        var detail = columns.Cells(textOf);
        return new(depth, sign, label, detail.TrimStart(), false) { Least = detail.TrimStart(' ', glyphs.Dot) };
    }

    private static string CellOf(KeyColumns column, in KeyEntry entry, ExplorerState state, GlyphSet glyphs) => column switch
    {
        KeyColumns.Size => entry.Size == KeyEntry.UnknownSize ? glyphs.Dot.ToString() : Quantities.Size(entry.Size),
        KeyColumns.Revision => Quantities.Revision(entry.ModRevision),
        KeyColumns.Version => VersionOf(entry.Version),
        KeyColumns.Lease => entry.Lease switch
        {
            { IsKnown: false } => glyphs.Dot.ToString(),
            { Id: 0 } => "",
            var lease => state.Browse.Facts.Of(lease) switch
            {
                null => glyphs.Ellipsis + lease.ToString()[^LeaseDigits..],
                { EndsAt: var end } => Quantities.TimeLeft(end - state.Now),
            },
        },
        KeyColumns.Age when state.Browse.Facts.CreatedAt(entry) is { } created => Quantities.AgeStep(state.Now - created),
        KeyColumns.Age => state.Keyspace.Seen.SeenAt(entry.ModRevision) is { } seen ? $"seen {Quantities.AgeStep(state.Now - seen)}" : "",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "is not one column"),
    };

    /// <summary>What is known of the keys below a prefix; of leases and ages there is nothing to add up.</summary>
    private static string TotalOf(KeyColumns column, long? total) => (column, total) switch
    {
        (KeyColumns.Size, { } bytes) => Quantities.Size(bytes),
        (KeyColumns.Revision, { } revision) => Quantities.Revision(revision),
        (KeyColumns.Version, { } version) => VersionOf(version),
        _ => "",
    };

    private static string VersionOf(long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"v{version}");
}
