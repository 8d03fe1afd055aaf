using KvTui.Core.Intents;
using KvTui.Core.State.Scans;
using KvTui.Tui.Scans.Tables;

namespace KvTui.Tui.Scans;

/// <summary>What a search has found so far, and how much it has seen.</summary>
internal sealed class FoundWindow(ScreenLook look) : ScanWindow(look, hasHeader: false, ExplorerKeymap.Found.Hints(look.Glyphs.IsAscii))
{
    private FoundState? _found;
    private FoundCells? _cells;
    private Size _screen;
    private int _width;

    internal override void Show(ExplorerState state)
    {
        if (state.Scans.Found is not { } found || (ReferenceEquals(found, _found) && state.Size == _screen))
        {
            return;
        }

        var room = Place(state.Size, found.Progress.Hits.Length);
        if (_cells is null || room.Width != _width || !found.Progress.Hits.Equals(_found?.Progress.Hits))
        {
            (_cells, _width) = (new(found.Progress.Hits, room.Width, Look), room.Width);
        }

        (_found, _screen) = (found, state.Size);
        ShowTitles(FoundTexts.Titles(found));
        ShowHead(FoundTexts.Head(found, state.Settings.Root, Look, room.HeadWidth), found.Progress.Status, room.HeadWidth);
        ShowRows(_cells, found.List, room.Height, FoundTexts.Empty(found));
    }
}
