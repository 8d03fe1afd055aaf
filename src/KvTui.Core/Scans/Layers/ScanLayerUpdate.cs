using KvTui.Core.Bulk;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Comparing;
using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Journal;
using KvTui.Core.Scans.Events;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Top;
using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Scans.Layers;

/// <summary>What is done while a layer that shows a scan is on top.</summary>
internal static class ScanLayerUpdate
{
    public static Transition Apply(ExplorerState state, Layer layer, Intent intent)
    {
        if (state.Scans.Of(layer) is not { } view)
        {
            return state;
        }

        return intent switch
        {
            Intent.Back => Closed(state, layer, view),
            Intent.Cancel => view.Status.IsRunning ? ScanUpdate.Cancelled(state) : Closed(state, layer, view),
            Intent.Open when layer is not Layer.Roster { OpensRows: true } => Open(state, layer, view),
            Intent.Help => state.Pushed(new Layer.Help(0)),
            _ => view switch
            {
                UsageState usage => Apply(state, usage, intent),
                TopState top => Apply(state, top, intent),
                FoundState found => Apply(state, found, intent),
                RosterState list => Apply(state, list, intent),
                EventsState log => Apply(state, log, intent),
                CompareState compared => Apply(state, compared, intent),
                _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "shows an unknown scan"),
            },
        };
    }

    /// <summary>The state with the cursor on a row.</summary>
    public static ExplorerState OnRow(ExplorerState state, Layer layer, int row) => state.Scans.Of(layer) is { } view
        ? Moved(state, view, view.List.Select(row, view.Count, PagerLines.ScanHeight(state, view)))
        : state;

    private static Transition Apply(ExplorerState state, UsageState usage, Intent intent) => intent switch
    {
        Intent.Close => Up(state, usage, usage.Request.Folding, above => ScanUpdate.StartUsage(state, above, UsageReading.Default)),
        Intent.NextOrder => ScanUpdate.Settled(state, usage with { Order = Next(usage.Order) }),
        Intent.Refresh => ScanUpdate.StartUsage(state, usage.Shown, usage.Request.Reading),
        Intent.ReadAll => ScanUpdate.StartUsage(state, usage.Shown, UsageReading.Exact),
        _ => Move(state, usage, intent),
    };

    private static Transition Apply(ExplorerState state, TopState top, Intent intent) => intent switch
    {
        Intent.Close => Up(state, top, top.Request.Folding, above => ScanUpdate.StartTop(state, above)),
        Intent.NextOrder => ScanUpdate.Settled(state, top with { Order = Next(top.Order) }),
        Intent.Pause => ScanUpdate.Settled(state, top with { IsPaused = !top.IsPaused }),
        Intent.Refresh => ScanUpdate.StartTop(state, top.Prefix, top.Latest.Cap is null ? ScanRequest.Top.DefaultCap : null),
        _ => Move(state, top, intent),
    };

    private static Transition Apply(ExplorerState state, FoundState found, Intent intent) => intent switch
    {
        Intent.Find => PromptUpdate.OpenFind(state),
        Intent.Refresh => ScanUpdate.StartFind(state, new(found.Request.Where, found.Prefix, found.Request.Pattern), found.Line),
        _ => Move(state, found, intent),
    };

    private static Transition Apply(ExplorerState state, EventsState log, Intent intent) => intent switch
    {
        Intent.Pause => ScanUpdate.Settled(state, log with { IsPaused = !log.IsPaused }),
        Intent.Refresh => ScanUpdate.StartEvents(state, log.Prefix),
        Intent.Diff or Intent.Filter or Intent.SaveEvents or Intent.SignalEvents => EventsUpdate.Apply(state, log, intent),
        _ => Move(state, log, intent),
    };

    private static Transition Apply(ExplorerState state, CompareState compared, Intent intent) => intent switch
    {
        Intent.Diff => CompareUpdate.Shown(state, compared),
        Intent.TakeTheirs => LockUpdate.IsOffered(state, intent) ? LockUpdate.Ask(state) : CompareUpdate.AskTake(state, compared),
        Intent.Refresh => ScanUpdate.StartCompare(state, compared.Prefix, compared.Request.Target),
        _ => Move(state, compared, intent),
    };

    private static Transition Apply(ExplorerState state, RosterState list, Intent intent) => intent switch
    {
        Intent.Refresh => ScanUpdate.StartRoster(state, list.Request),
        _ when list.IsOfPast && !intent.IsMove() => HistoryUpdate.Apply(state, list, intent),
        Intent.AddUser or Intent.SetPassword or Intent.GrantRole or Intent.RevokeRole or Intent.AddRole or Intent.DeleteRole
            or Intent.GrantPermission or Intent.RevokePermission or Intent.SwitchAuth or Intent.WhoMay =>
            UserListUpdate.Apply(state, list, intent),
        Intent.Delete when list.Request.Kind == RosterKind.Users => UserListUpdate.Apply(state, list, intent),
        Intent.GoOn => BulkUpdate.GoneOn(state, list.Action),
        Intent.Open or Intent.UndoWrite when list.Request.Kind == RosterKind.Journal => JournalUpdate.InList(state, list.Action, intent),
        Intent.Delete or Intent.KeepAlive => RosterUpdate.Apply(state, list, intent),
        Intent.Snapshot => SnapshotUpdate.Asked(state),
        Intent.Open or Intent.AddMember or Intent.PromoteMember or Intent.RemoveMember or Intent.UpdatePeers or Intent.MakeLeader
            or Intent.Recovery => MemberUpdate.Apply(state, list, intent),
        _ => Move(state, list, intent),
    };

    private static ExplorerState Move(ExplorerState state, ScanView view, Intent intent) =>
        Moved(state, view, view.List.Moved(intent, view.Count, PagerLines.ScanHeight(state, view)));

    private static ExplorerState Moved(ExplorerState state, ScanView view, ListState list) =>
        state with { Scans = state.Scans.With(view.Moved(list)) };

    /// <summary>Closes the layer; nobody looks any more, so nothing is read or watched.</summary>
    private static Transition Closed(ExplorerState state, Layer layer, ScanView view)
    {
        var left = Left(state, view);
        return left with { State = left.State with { Scans = left.State.Scans.Without(layer) } };
    }

    private static Transition Left(ExplorerState state, ScanView view) =>
        view is FoundState { Status.IsRunning: false } ? state.Popped() : ScanUpdate.Cancelled(state.Popped());

    /// <summary>Looks into a prefix, or goes to a key; what was shown stays for when one comes back.</summary>
    private static Transition Open(ExplorerState state, Layer layer, ScanView view)
    {
        if (view.List.Selected >= view.Count || view[view.List.Selected] is not { Path.IsEmpty: false } row)
        {
            return state;
        }

        if (row.Kind == RowKind.Prefix)
        {
            return ScanUpdate.Settled(state, view with { Shown = row.Path, Cursor = null, List = default });
        }

        var key = view is RosterState list ? list.Target : row.Path;
        if (key.IsEmpty)
        {
            return state.Info("There is no key to go to.");
        }

        var left = Left(state, view);
        var there = PlaceUpdate.Opened(left.State, layer, key);
        return left with
        {
            State = layer is not (Layer.Found or Layer.Roster or Layer.Events or Layer.Compare) || there.Browse.Current?.Path == key
                ? there
                : there.Info($"{Printable.Escaped(key.Span)} is not in the list of keys; the cursor is where it would be"),
        };
    }

    /// <summary>Goes back to the prefix above; above the one that was asked for, reads or watches that.</summary>
    private static Transition Up(ExplorerState state, ScanView view, KeyFolding folding, Func<EtcdKey, Transition> start)
    {
        var up = view with { Cursor = new(view.Shown, RowKind.Prefix) };
        return Parent(view.Shown, state.Browse.Root, folding) is not { } above ? state
            : above.StartsWith(view.Prefix) ? ScanUpdate.Settled(state, up with { Shown = above })
            : start(above);
    }

    /// <summary>The prefix above; null for the one that the explorer is confined to.</summary>
    private static EtcdKey? Parent(EtcdKey prefix, EtcdKey root, KeyFolding folding)
    {
        if (prefix.Length <= root.Length)
        {
            return null;
        }

        var length = folding.FoldedLength(prefix.Span[..^1]);
        return new(prefix.Span[..(length <= 1 ? root.Length : Math.Max(root.Length, length))].ToArray());
    }

    private static UsageOrder Next(UsageOrder order) => order switch
    {
        UsageOrder.Bytes => UsageOrder.Keys,
        UsageOrder.Keys => UsageOrder.Versions,
        UsageOrder.Versions => UsageOrder.Name,
        UsageOrder.Name => UsageOrder.Bytes,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "is not a known order"),
    };

    private static TopOrder Next(TopOrder order) => order switch
    {
        TopOrder.Events => TopOrder.Bytes,
        TopOrder.Bytes => TopOrder.Unchanged,
        TopOrder.Unchanged => TopOrder.Deletes,
        TopOrder.Deletes => TopOrder.Name,
        TopOrder.Name => TopOrder.Events,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "is not a known order"),
    };
}
