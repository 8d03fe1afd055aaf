using KvTui.Core.Commands;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Search;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Scans;

/// <summary>What a search has found so far, and how much it has seen.</summary>
internal sealed class FoundWindow(ScreenLook look, Action<UserMessage> send)
    : ScanWindow(look, send, hasHeader: false, ExplorerKeymap.Found.Hints(look.Glyphs.IsAscii))
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
        ShowTitles(Titles(found));
        ShowHead(Head(found, state.Settings.Root, Look, room.HeadWidth), found.Progress.Status, room.HeadWidth);
        ShowRows(_cells, found.List, room.Height, Empty(found));
    }

    private static PaneTitles Titles(FoundState found) => new("Find", Printable.Text(found.Line), found.Progress.Status.Phase switch
    {
        ScanPhase.Running => "searching",
        ScanPhase.Complete => "complete",
        ScanPhase.Stopped or ScanPhase.Failed => "partial",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    });

    private static HeadLine[] Head(FoundState found, EtcdKey root, ScreenLook look, int width)
    {
        var (status, theme) = (found.Progress.Status, look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(ScanText.Find(found.Progress, look.Glyphs.Dot), isPart ? theme.Warning : theme.Text);
        var (note, style) = status.Error is { } error ? (Printable.Text(error.Message), theme.Error)
            : status.Phase == ScanPhase.Stopped ? (Rest(found), theme.Warning)
            : status.Note is { } told ? (told, theme.Warning)
            : (Where(found, root), theme.Secondary);
        return ScanHead.Of(first, note, style, width);
    }

    private static string Empty(FoundState found) => found.Progress.Status.Phase switch
    {
        ScanPhase.Running => "searching …",
        ScanPhase.Complete => "No match.",
        ScanPhase.Stopped or ScanPhase.Failed => "Nothing found in what was searched.",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    };

    private static string Rest(FoundState found) =>
        found.Progress.IsFull ? "The list is full: there may be more matches; narrow the search." : "The rest was not searched.";

    private static string Where(FoundState found, EtcdKey root)
    {
        var isAll = found.Request.Prefix == root && root.IsEmpty;
        var below = isAll ? "of the whole keyspace" : $"below {Printable.Escaped(found.Request.Prefix.Span)}";
        return $"{(found.Request.Where == SearchIn.Keys ? "keys" : "values of the keys")} {below}";
    }
}
