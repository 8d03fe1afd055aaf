using KvTui.Core.Analysis;
using KvTui.Core.Analysis.Usage;
using KvTui.Core.State.Lists;
using KvTui.Core.State.Scans;
using KvTui.Core.Update.Layers;
using KvTui.Core.Update.Places;

namespace KvTui.Core.Update.Scans;

/// <summary>What is done while the layer that shows what the keys take is on top.</summary>
internal static class UsageUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        if (state.Scans.Usage is not { } usage)
        {
            return state;
        }

        return intent switch
        {
            Intent.Back => Closed(state),
            Intent.Cancel => usage.Progress.Status.IsRunning ? ScanUpdate.Cancelled(state) : Closed(state),
            Intent.Open => Open(state, usage),
            Intent.Close => Up(state, usage),
            Intent.NextOrder => With(state, usage with { Order = (UsageOrder)(((int)usage.Order + 1) % Enum.GetValues<UsageOrder>().Length) }),
            Intent.Refresh => ScanUpdate.StartUsage(state, usage.Shown, usage.Request.Reading),
            Intent.ReadAll => ScanUpdate.StartUsage(state, usage.Shown, UsageReading.Exact),
            Intent.Help => state.Pushed(new Layer.Help(0)),
            _ => Move(state, usage, intent),
        };
    }

    /// <summary>The state after another snapshot of the scan.</summary>
    public static ExplorerState Progressed(ExplorerState state, UsageState usage, ScanProgress.Usage progress) => With(state, usage with { Progress = progress });

    private static ExplorerState With(ExplorerState state, UsageState usage) =>
        state with { Scans = state.Scans with { Usage = usage.Settled(PagerLines.UsageHeight(state)) } };

    private static Transition Closed(ExplorerState state)
    {
        var next = ScanUpdate.Cancelled(state.Popped());
        return next with { State = next.State with { Scans = next.State.Scans with { Usage = null } } };
    }

    /// <summary>The state with the cursor on a row.</summary>
    public static ExplorerState OnRow(ExplorerState state, int row) => state.Scans.Usage is { } usage
        ? Moved(state, usage, usage.List.Select(row, usage.Rows.Rows.Length, PagerLines.UsageHeight(state)))
        : state;

    private static ExplorerState Move(ExplorerState state, UsageState usage, Intent intent) =>
        Moved(state, usage, usage.List.Moved(intent, usage.Rows.Rows.Length, PagerLines.UsageHeight(state)));

    private static ExplorerState Moved(ExplorerState state, UsageState usage, ListState list)
    {
        var cursor = list.Selected < usage.Rows.Rows.Length ? usage.Rows.Rows[list.Selected].Path : usage.Cursor;
        return state with { Scans = state.Scans with { Usage = usage with { List = list, Cursor = cursor } } };
    }

    /// <summary>Looks into a prefix, or goes to a key.</summary>
    private static Transition Open(ExplorerState state, UsageState usage)
    {
        if (usage.List.Selected >= usage.Rows.Rows.Length || usage.Rows.Rows[usage.List.Selected].Node is not { } node)
        {
            return state;
        }

        if (!node.IsKey)
        {
            return With(state, usage with { Shown = node.Path, Cursor = null, List = default });
        }

        var closed = ScanUpdate.Cancelled(state.Popped());
        return closed with { State = PlaceUpdate.Opened(closed.State, new Layer.Usage(), node.Path) };
    }

    /// <summary>Goes back to the prefix above; above the one that was read, reads that.</summary>
    private static Transition Up(ExplorerState state, UsageState usage)
    {
        var root = state.Browse.Root;
        var parent = Parent(usage.Shown, root, state.Settings.Folding);
        if (parent is not { } above)
        {
            return state;
        }

        return above.StartsWith(usage.Request.Prefix)
            ? With(state, usage with { Shown = above, Cursor = usage.Shown })
            : ScanUpdate.StartUsage(state, above, UsageReading.Default);
    }

    /// <summary>The prefix above; null for the one that the explorer is confined to.</summary>
    internal static EtcdKey? Parent(EtcdKey prefix, EtcdKey root, KeyFolding folding)
    {
        if (prefix.Length <= root.Length)
        {
            return null;
        }

        var length = folding.FoldedLength(prefix.Span[..^1]);
        return new(prefix.Span[..(length <= 1 ? root.Length : Math.Max(root.Length, length))].ToArray());
    }
}
