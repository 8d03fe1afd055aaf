using KvTui.Core.Intents;
using KvTui.Core.State.Scans;
using KvTui.Tui.Scans.Tables;

namespace KvTui.Tui.Scans;

/// <summary>Who is written below a prefix, child by child.</summary>
internal sealed class TopWindow(ScreenLook look) : ScanWindow(look, hasHeader: true, ExplorerKeymap.Top.Hints(look.Glyphs.IsAscii))
{
    private TopState? _top;
    private TopCells? _cells;
    private Size _screen;
    private ScanRoom _room;

    internal override void Show(ExplorerState state)
    {
        if (state.Scans.Top is not { } top || (ReferenceEquals(top, _top) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, TopCells.Count(top));
        if (_cells is null || room != _room || !ReferenceEquals(top.Rows, _top?.Rows) || !ReferenceEquals(top.Progress, _top.Progress))
        {
            (_cells, _room) = (new(top, room, Look), room);
        }

        (_top, _screen) = (top, state.Size);
        ShowTitles(TopTexts.Titles(top));
        ShowHead(TopTexts.Head(top, Look, room.HeadWidth), top.Latest.Status, room.HeadWidth);
        ShowRows(_cells, top.List, room.Height, TopTexts.Empty(top));
    }
}
