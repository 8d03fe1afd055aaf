using KvTui.Core.State.Lists;
using KvTui.Core.State.Scans;
using KvTui.Core.Update.Layers;
using KvTui.Core.Update.Places;

namespace KvTui.Core.Update.Scans;

/// <summary>What is done while the layer that shows what a search has found is on top.</summary>
internal static class FoundUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        if (state.Scans.Found is not { } found)
        {
            return state;
        }

        return intent switch
        {
            Intent.Back => Closed(state, found),
            Intent.Cancel => found.Progress.Status.IsRunning ? ScanUpdate.Cancelled(state) : state.Popped(),
            Intent.Open => Open(state, found),
            Intent.Find => PromptUpdate.OpenFind(state),
            Intent.Refresh => ScanUpdate.StartFind(state, new(found.Request.Where, found.Request.Prefix, "", found.Request.Pattern), found.Line),
            Intent.Help => state.Pushed(new Layer.Help(0)),
            _ => Move(state, found, intent),
        };
    }

    /// <summary>Closes the layer; the hits stay for the next time, and a search that runs ends.</summary>
    private static Transition Closed(ExplorerState state, FoundState found) =>
        found.Progress.Status.IsRunning ? ScanUpdate.Cancelled(state.Popped()) : state.Popped();

    /// <summary>The state with the cursor on a row.</summary>
    public static ExplorerState OnRow(ExplorerState state, int row) => state.Scans.Found is { } found
        ? With(state, found, found.List.Select(row, found.Progress.Hits.Length, PagerLines.FoundHeight(state)))
        : state;

    private static ExplorerState Move(ExplorerState state, FoundState found, Intent intent) =>
        With(state, found, found.List.Moved(intent, found.Progress.Hits.Length, PagerLines.FoundHeight(state)));

    private static ExplorerState With(ExplorerState state, FoundState found, ListState list) =>
        state with { Scans = state.Scans with { Found = found with { List = list } } };

    private static Transition Open(ExplorerState state, FoundState found)
    {
        var hits = found.Progress.Hits.Span;
        if (found.List.Selected >= hits.Length)
        {
            return state;
        }

        var key = hits[found.List.Selected].Key;
        var closed = Closed(state, found);
        var there = PlaceUpdate.Opened(closed.State, new Layer.Found(), key);
        return closed with
        {
            State = there.Browse.Current is { } row && row.Path == key
                ? there
                : there.Info($"{Printable.Escaped(key.Span)} is not in the list of keys; the cursor is where it would be"),
        };
    }
}
