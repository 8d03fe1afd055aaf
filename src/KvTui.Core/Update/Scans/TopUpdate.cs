using KvTui.Core.Analysis.Top;
using KvTui.Core.Messages.Scans;
using KvTui.Core.State.Lists;
using KvTui.Core.State.Scans;
using KvTui.Core.Update.Layers;
using KvTui.Core.Update.Places;

namespace KvTui.Core.Update.Scans;

/// <summary>What is done while the layer that shows who is written is on top.</summary>
internal static class TopUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        if (state.Scans.Top is not { } top)
        {
            return state;
        }

        return intent switch
        {
            Intent.Back => Closed(state),
            Intent.Cancel => top.Latest.Status.IsRunning ? ScanUpdate.Cancelled(state) : Closed(state),
            Intent.Open => Open(state, top),
            Intent.Close => Up(state, top),
            Intent.NextOrder => With(state, top with { Order = (TopOrder)(((int)top.Order + 1) % Enum.GetValues<TopOrder>().Length) }),
            Intent.Pause => With(state, top with { IsPaused = !top.IsPaused }),
            Intent.Refresh => ScanUpdate.StartTop(state, top.Request.Prefix, top.Latest.Cap is null ? ScanRequest.Top.DefaultCap : null),
            Intent.Help => state.Pushed(new Layer.Help(0)),
            _ => Move(state, top, intent),
        };
    }

    /// <summary>The state after another snapshot; a picture that is held stays.</summary>
    public static ExplorerState Progressed(ExplorerState state, TopState top, ScanProgress.Top progress) => With(state, top with { Latest = progress });

    private static ExplorerState With(ExplorerState state, TopState top) =>
        state with { Scans = state.Scans with { Top = top.Settled(PagerLines.TopHeight(state)) } };

    /// <summary>Nobody looks any more, so nothing is watched.</summary>
    private static Transition Closed(ExplorerState state)
    {
        var next = ScanUpdate.Cancelled(state.Popped());
        return next with { State = next.State with { Scans = next.State.Scans with { Top = null } } };
    }

    /// <summary>The state with the cursor on a row.</summary>
    public static ExplorerState OnRow(ExplorerState state, int row) => state.Scans.Top is { } top
        ? Moved(state, top, top.List.Select(row, top.Rows.Rows.Length, PagerLines.TopHeight(state)))
        : state;

    private static ExplorerState Move(ExplorerState state, TopState top, Intent intent) =>
        Moved(state, top, top.List.Moved(intent, top.Rows.Rows.Length, PagerLines.TopHeight(state)));

    private static ExplorerState Moved(ExplorerState state, TopState top, ListState list)
    {
        var cursor = list.Selected < top.Rows.Rows.Length ? top.Rows.Rows[list.Selected] : top.Cursor;
        return state with { Scans = state.Scans with { Top = top with { List = list, Cursor = cursor } } };
    }

    /// <summary>Looks into a prefix, or goes to a key.</summary>
    private static Transition Open(ExplorerState state, TopState top)
    {
        if (top.List.Selected >= top.Rows.Rows.Length)
        {
            return state;
        }

        var row = top.Rows.Rows[top.List.Selected];
        if (!row.IsKey)
        {
            return With(state, top with { Shown = row.Path, Cursor = null, List = default });
        }

        // Nobody looks, so nothing is watched; the picture stays for when one comes back.
        var closed = ScanUpdate.Cancelled(state.Popped());
        return closed with { State = PlaceUpdate.Opened(closed.State, new Layer.Writes(), row.Path) };
    }

    /// <summary>Goes back to the prefix above; above the one that is watched, watches that.</summary>
    private static Transition Up(ExplorerState state, TopState top)
    {
        if (UsageUpdate.Parent(top.Shown, state.Browse.Root, state.Settings.Folding) is not { } above)
        {
            return state;
        }

        return above.StartsWith(top.Request.Prefix)
            ? With(state, top with { Shown = above, Cursor = new TopEntry(top.Shown, false, default) })
            : ScanUpdate.StartTop(state, above);
    }
}
