using KvTui.Core.Commands;
using KvTui.Core.Dialogs;
using KvTui.Core.Scans;
using KvTui.Tui.Tables;

namespace KvTui.Tui.Scans;

/// <summary>How much a scan's window has room for.</summary>
/// <param name="HeadWidth">The columns of the lines above the rows.</param>
/// <param name="Width">The columns of the rows, a scroll bar excluded.</param>
/// <param name="Height">The rows in view, a header excluded.</param>
internal readonly record struct ScanRoom(int HeadWidth, int Width, int Height);

/// <summary>A window of a long read: how far it is, a table of what it has found, and the keys that are of use.</summary>
/// <typeparam name="TScan">What the window shows of the scan.</typeparam>
internal abstract class ScanWindow<TScan> : LayerWindow
    where TScan : ScanView
{
    private const int HintRows = 1;

    private readonly int _headerRows;
    private readonly ScanHead _head;
    private readonly ScrollColumn _bar;
    private readonly HintLine _hints;
    private Rectangle _place;
    private TScan? _scan;
    private TableRows? _rows;
    private Size _screen;
    private ScanRoom _room;

    protected ScanWindow(ScreenLook look, Action<UserMessage> send, bool hasHeader, Keymap<Intent> keymap)
        : base(look, send)
    {
        _headerRows = hasHeader ? 1 : 0;
        (_head, Rows, _bar, _hints) = (new(Look), new(Look, hasHeader), new(Look) { Width = 1 }, new(Look, keymap, send));
        foreach (var view in (View[])[_head, _bar, _hints])
        {
            AddInside(view, static _ => -1);
        }

        AddInside(Rows, Rows.RowAt);
    }

    internal RowTable Rows { get; }

    internal override void Show(ExplorerState state)
    {
        if (ScanOf(state.Scans) is not { } scan || (ReferenceEquals(scan, _scan) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, CountOf(scan));
        if (_rows is null || room != _room || _scan is not { } shown || !HasSameRows(shown, scan))
        {
            (_rows, _room) = (RowsOf(scan, room), room);
        }

        (_scan, _screen) = (scan, state.Size);
        ShowTitles(Titles(scan));
        _head.Show(Head(scan, state, room.HeadWidth), scan.Status, room.HeadWidth);
        var list = scan.List.Clamp(_rows.Rows, room.Height);
        Rows.Show(_rows, list, Empty(scan));
        _bar.Show(list.Offset, _rows.Rows);
    }

    /// <summary>What the window shows; null for nothing.</summary>
    protected abstract TScan? ScanOf(ScanState scans);

    protected virtual int CountOf(TScan scan) => scan.Count;

    protected abstract bool HasSameRows(TScan shown, TScan scan);

    protected abstract TableRows RowsOf(TScan scan, ScanRoom room);

    protected abstract PaneTitles Titles(TScan scan);

    /// <summary>The lines above the rows.</summary>
    protected abstract HeadLine[] Head(TScan scan, ExplorerState state, int width);

    /// <summary>What is said in place of rows.</summary>
    protected abstract string Empty(TScan scan);

    /// <summary>Puts everything in its place on a screen of a size, with a scroll bar if so many rows need one.</summary>
    private ScanRoom Place(Size screen, int count)
    {
        var room = Place(screen, PagerLines.Content(screen));
        var top = Math.Min(ScanHead.Lines, room.Height);
        var height = Math.Max(0, room.Height - top - HintRows);
        var visible = Math.Max(0, height - _headerRows);
        var hasBar = count > visible && visible > 0;
        var place = new Rectangle(0, top, Math.Max(0, room.Width - (hasBar ? 1 : 0)), height);
        if (place != _place)
        {
            _place = place;
            (_head.Width, _head.Height) = (room.Width, top);
            (Rows.Y, Rows.Width, Rows.Height) = (top, place.Width, height);
            (_bar.X, _bar.Y, _bar.Height, _bar.Visible) = (room.Width - 1, top + _headerRows, visible, hasBar);
            (_hints.Y, _hints.Width, _hints.Visible) = (top + height, room.Width, room.Height > top);
        }

        return new(room.Width, place.Width, visible);
    }
}
