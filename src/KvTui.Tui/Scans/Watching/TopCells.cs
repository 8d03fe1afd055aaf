using System.Globalization;
using KvTui.Core;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Top;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans.Watching;

/// <summary>The children of a prefix, and how often each is written; one more row tells of those that are not held.</summary>
internal sealed class TopCells : ColumnRows
{
    private static readonly ColumnShape[] Shapes =
    [
        new("EV/S", 6, 8, IsRight: true),
        new("BYTES/S", 8, 7, IsRight: true),
        new("EVENTS", 8, 3, IsRight: true),
        new("SAME", 6, 6, IsRight: true),
        new("DELETED", 7, 5, IsRight: true),
        new("EXPIRED?", 8, 4, IsRight: true),
        new("NAME", 16, 9, Grows: true),
    ];

    private readonly TopState _top;

    internal TopCells(TopState top, ScanRoom room, ScreenLook look)
        : base(Shapes, room.HeadWidth, room.HeadWidth - room.Width, look) => _top = top;

    public override int Rows => Count(_top);

    private int Seconds => _top.Progress.Report.Seconds;

    internal static int Count(TopState top) => top.Rows.Rows.Length + (top.Rows.Others.Events > 0 ? 1 : 0);

    internal static string Rate(double rate) => rate switch
    {
        0 => "0",
        < 0.1 => "<0.1",
        < 9.95 => rate.ToString("0.0", CultureInfo.InvariantCulture),
        _ => Quantities.Count((long)Math.Round(rate)),
    };

    protected override TableCell Cell(int row, int column)
    {
        var isOthers = row >= _top.Rows.Rows.Length;
        var figures = isOthers ? _top.Rows.Others : _top.Rows.Rows[row].Figures;
        return column switch
        {
            0 => Rate((double)figures.Events / Seconds),
            1 => figures.Bytes > 0 && figures.Bytes < Seconds ? "<1 B" : Quantities.Size(figures.Bytes / Seconds),
            2 => Quantities.Count(figures.Events),
            3 => Some(figures.Unchanged),
            4 => Some(figures.Deletes),
            5 => Some(figures.MaybeExpired),
            _ => isOthers ? new("(others)", Look.Theme.Secondary) : Name(_top.Rows.Rows[row]),
        };
    }

    private TableCell Name(TopEntry row)
    {
        var name = row.Path.Span[Math.Min(row.Path.Length, _top.Request.Folding.NameStart(_top.Shown.Span))..];
        return name.IsEmpty ? "(empty name)" : Printable.Escaped(name);
    }

    private TableCell Some(long count) => count > 0 ? Quantities.Count(count) : Nothing;
}
