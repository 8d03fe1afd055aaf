using System.Collections.Immutable;
using System.Globalization;
using KvTui.Core;
using KvTui.Core.Keyspace;
using KvTui.Core.Scans.Events;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans.Watching;

/// <summary>The changes, one a row: when, at which revision, what, of which key, and the values after and before.</summary>
internal sealed class EventsCells(ImmutableArray<LoggedEvent> rows, KeyMask mask, ScanRoom room, ScreenLook look)
    : ColumnRows(Shapes, room.HeadWidth, room.HeadWidth - room.Width, look)
{
    /// <summary>The bytes of a value that may be in view.</summary>
    private const int MostBytes = 100;

    private static readonly ColumnShape[] Shapes =
    [
        new("AT", 8, 6),
        new("REVISION", 8, 5, IsRight: true),
        new("WHAT", 6, 8),
        new("KEY", 16, 9, Grows: true),
        new("VALUE", 12, 7, Grows: true),
        new("BEFORE", 12, 4, Grows: true),
    ];

    public override int Rows => rows.Length;

    protected override TableCell Cell(int row, int column)
    {
        var change = rows[row];
        return column switch
        {
            0 => change.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            1 => Quantities.Revision(change.Revision),
            2 => change.Word,
            3 => Printable.Escaped(change.Key.Span),
            4 => Value(change, change.After),
            _ => Value(change, change.Before),
        };
    }

    private TableCell Value(LoggedEvent change, ReadOnlyMemory<byte>? value) =>
        value is not { } bytes ? Nothing
        : mask.Matches(change.Key) ? new("(masked)", Look.Theme.Secondary)
        : bytes.IsEmpty ? new("(empty)", Look.Theme.Secondary)
        : new TableCell(Printable.Escaped(bytes.Span[..Math.Min(MostBytes, bytes.Length)]));
}
