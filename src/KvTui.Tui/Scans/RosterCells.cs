using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans;

/// <summary>The rows of a list that is not made of keys alone, as its kind has columns for them.</summary>
internal sealed class RosterCells(RosterState list, ScanRoom room, ScreenLook look)
    : ColumnRows(Shapes(list.Request.Kind), room.HeadWidth, room.HeadWidth - room.Width, look)
{
    public override int Rows => list.Count;

    protected override TableCell Cell(int row, int column)
    {
        var item = list.Progress.List.Rows[row];
        var mark = column == 0 && item.Id == list.Marked ? "*" : "";
        return item.Cells[column] is { Length: > 0 } text ? mark + text : Nothing;
    }

    private static ColumnShape[] Shapes(RosterKind kind) => kind switch
    {
        RosterKind.Leases =>
        [
            new("LEASE", 16, 8), new("LEFT", 7, 9, IsRight: true), new("GRANTED", 7, 5, IsRight: true), new("KEYS", 5, 6, IsRight: true),
            new("FIRST KEY", 12, 7, Grows: true),
        ],
        RosterKind.Locks =>
        [
            new("", 8, 9), new("LEASE", 16, 6), new("LEFT", 7, 7, IsRight: true), new("SINCE", 8, 5, IsRight: true),
            new("NAME", 12, 8, Grows: true),
        ],
        RosterKind.Users =>
        [
            new("USER", 12, 9, Grows: true), new("ROLE", 12, 8, Grows: true), new("MAY", 10, 7), new("KEYS", 16, 6, Grows: true),
        ],
        RosterKind.Members =>
        [
            new("NAME", 10, 9, Grows: true), new("ID", 16, 7), new("ROLE", 17, 8), new("VERSION", 7, 5), new("LAG", 5, 6, IsRight: true),
            new("PEER URLS", 21, 4, Grows: true), new("CLIENT URLS", 21, 3, Grows: true),
        ],
        RosterKind.Journal =>
        [
            new("AGO", 5, 7, IsRight: true), new("WHAT", 13, 8), new("KEYS", 5, 5, IsRight: true), new("STATE", 13, 6),
            new("KEY", 16, 9, Grows: true),
        ],
        RosterKind.History =>
        [
            new("REVISION", 11, 9), new("WHAT", 7, 8), new("VERSION", 7, 6, IsRight: true), new("SEEN", 19, 3), new("LEASE", 16, 4),
            new("SIZE", 8, 5, IsRight: true), new("VALUE", 12, 7, Grows: true),
        ],
        RosterKind.Changes =>
        [
            new("WHAT", 7, 8), new("BEFORE", 10, 6, IsRight: true), new("AFTER", 10, 7, IsRight: true), new("KEY", 16, 9, Grows: true),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
