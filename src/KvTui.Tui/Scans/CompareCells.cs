using KvTui.Core;
using KvTui.Core.Comparing;
using KvTui.Core.Scans;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans;

/// <summary>The differences, one a row: what it is, of which key, and how large both values are.</summary>
internal sealed class CompareCells(CompareState compared, ScanRoom room, ScreenLook look)
    : ColumnRows(Shapes, room.HeadWidth, room.HeadWidth - room.Width, look)
{
    private static readonly ColumnShape[] Shapes =
    [
        new("", 9, 8),
        new("KEY", 16, 9, Grows: true),
        new("HERE", 9, 6, IsRight: true),
        new("SIZE", 8, 5, IsRight: true),
        new("OTHER SIZE", 10, 4, IsRight: true),
    ];

    private readonly ReadOnlyMemory<ComparedKey> _rows = compared.Progress.Found;

    public override int Rows => _rows.Length;

    protected override TableCell Cell(int row, int column)
    {
        var each = _rows.Span[row];
        return column switch
        {
            0 => $"{each.Difference.Mark} {Word(each.Difference.Kind)}",
            1 => Printable.Escaped(each.Difference.Key.Span),
            2 => each.Difference.Before is { } before ? Quantities.Revision(before.ModRevision) : Nothing,
            3 => Size(each.Before),
            _ => Size(each.After),
        };
    }

    private TableCell Size(int? bytes) => bytes is { } length ? Quantities.Size(length) : Nothing;

    private static string Word(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => "added",
        DifferenceKind.Removed => "removed",
        DifferenceKind.Changed => "changed",
        DifferenceKind.Lease => "lease",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
