using KvTui.Core.Intents;
using KvTui.Core.State.Scans;
using KvTui.Tui.Scans.Tables;

namespace KvTui.Tui.Scans;

/// <summary>What the keys with a prefix take, child by child.</summary>
internal sealed class UsageWindow(ScreenLook look) : ScanWindow(look, hasHeader: true, ExplorerKeymap.Usage.Hints(look.Glyphs.IsAscii))
{
    private UsageState? _usage;
    private UsageCells? _cells;
    private Size _screen;
    private ScanRoom _room;

    internal override void Show(ExplorerState state)
    {
        if (state.Scans.Usage is not { } usage || (ReferenceEquals(usage, _usage) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, usage.Rows.Rows.Length);
        if (_cells is null || room != _room || !ReferenceEquals(usage.Rows, _usage?.Rows) || usage.Order != _usage.Order)
        {
            (_cells, _room) = (new(usage, room, Look), room);
        }

        (_usage, _screen) = (usage, state.Size);
        ShowTitles(UsageTexts.Titles(usage));
        ShowHead(UsageTexts.Head(usage, Look, room.HeadWidth), usage.Progress.Status, room.HeadWidth);
        ShowRows(_cells, usage.List, room.Height, UsageTexts.Empty(usage));
    }
}
