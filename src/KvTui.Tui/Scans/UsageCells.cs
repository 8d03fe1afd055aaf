using System.Globalization;
using KvTui.Core;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Usage;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans;

/// <summary>The children of a prefix, and what each takes.</summary>
internal sealed class UsageCells : ColumnRows
{
    private const int BarColumns = 6;
    private const int VersionsColumn = 5;
    private const int PriorityWhenSortedBy = 8;

    private static readonly ColumnShape[] Shapes =
    [
        new("", BarColumns, 3),
        new("SHARE", 5, 5, IsRight: true),
        new("KEYS", 9, 6, IsRight: true),
        new("KEY BYTES", 9, 1, IsRight: true),
        new("VALUE BYTES", 15, 7, IsRight: true),
        new("VERSIONS", 9, 2, IsRight: true),
        new("NAME", 16, 9, Grows: true),
    ];

    private readonly UsageRows _rows;

    internal UsageCells(UsageState usage, ScanRoom room, ScreenLook look)
        : base(ShapesFor(usage.Order), room.HeadWidth, room.HeadWidth - room.Width, look) => _rows = usage.Rows;

    public override int Rows => _rows.Rows.Length;

    /// <summary>An estimate of which something is known, with how far it may be off.</summary>
    internal static string Values(ByteEstimate bytes, ScreenLook look)
    {
        var (size, sign) = (Quantities.Size((long)bytes.Bytes), look.Glyphs.IsAscii ? "+-" : "±");
        return bytes.IsExact ? size : $"~{size} {sign}{bytes.ErrorPercent.ToString(CultureInfo.InvariantCulture)} %";
    }

    protected override TableCell Cell(int row, int column)
    {
        var of = _rows.Rows[row];
        return column switch
        {
            0 => new(Bar(of.Share), Look.Theme.Accent),
            1 => double.IsNaN(of.Share) ? Nothing : Share(of.Share),
            2 => Quantities.Count(of.Figures.Keys),
            3 => Quantities.Size(of.Figures.KeyBytes),
            4 => of.Values.IsKnown ? Values(of.Values, Look) : Nothing,
            VersionsColumn => Quantities.Count(of.Figures.Versions),
            _ => Name(of),
        };
    }

    private static ColumnShape[] ShapesFor(UsageOrder order)
    {
        ColumnShape[] shapes = [.. Shapes];
        if (order == UsageOrder.Versions)
        {
            shapes[VersionsColumn] = shapes[VersionsColumn] with { Priority = PriorityWhenSortedBy };
        }

        return shapes;
    }

    private static string Share(double share) =>
        share >= 0.9995 ? "100%" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0}%");

    private TableCell Name(UsageRow row) => row.Node is null
        ? new TableCell($"({(_rows.Rows.Length == 1 ? "" : "other ")}keys)", Look.Theme.Secondary)
        : row.Name.IsEmpty ? "(empty name)" : Printable.Escaped(row.Name);

    private string Bar(double share)
    {
        var filled = double.IsNaN(share) ? 0 : Math.Clamp((int)Math.Ceiling((share * BarColumns) - 0.25), 0, BarColumns);
        return new string(Look.Glyphs.Levels[^1], filled);
    }
}
