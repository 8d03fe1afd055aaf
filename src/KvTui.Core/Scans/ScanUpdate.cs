using KvTui.Core.Comparing;
using KvTui.Core.Dialogs;
using KvTui.Core.Scans.Events;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Top;
using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Scans;

/// <summary>Starts long reads, follows them and cancels them; one runs at a time.</summary>
internal static class ScanUpdate
{
    /// <summary>Adds up what the keys with a prefix take.</summary>
    public static Transition StartUsage(ExplorerState state, EtcdKey prefix, UsageReading reading)
    {
        var request = new ScanRequest.Usage(prefix, reading, unchecked((int)state.Now.Ticks)) { Folding = state.Settings.Folding };
        return Started(state, new Layer.Usage(), UsageState.AtStart(request), request);
    }

    public static Transition StartFind(ExplorerState state, SearchQuery query, string line)
    {
        var request = new ScanRequest.Find(query.Prefix ?? state.Browse.Root, query.Pattern, query.Where) { Mask = state.Settings.Mask };
        return Started(state, new Layer.Found(), new FoundState(request, line, new(ScanStatus.AtStart, default)), request);
    }

    public static Transition StartTop(ExplorerState state, EtcdKey prefix, long? cap = ScanRequest.Top.DefaultCap)
    {
        var request = new ScanRequest.Top(prefix, cap) { Folding = state.Settings.Folding };
        var order = PlaceUpdate.Forgotten(state).Scans.Top?.Order ?? TopOrder.Events;
        return Started(state, new Layer.Top(), TopState.AtStart(request, order), request);
    }

    public static Transition StartEvents(ExplorerState state, EtcdKey prefix)
    {
        var request = new ScanRequest.Events(prefix);
        var (filter, signal) = state.Scans.Events is { } shown ? (shown.Filter, shown.Signal) : ("", ChangeSignal.None);
        var view = EventsState.AtStart(request) with { Filter = filter, Signal = signal };
        return Started(state, new Layer.Events(), view, request);
    }

    /// <summary>Compares the keys with a prefix with others.</summary>
    public static Transition StartCompare(ExplorerState state, EtcdKey prefix, CompareTarget target)
    {
        var request = new ScanRequest.Compare(prefix, target);
        var view = new CompareState(request, new(ScanStatus.AtStart, default, DifferenceCounts.None));
        return Started(state, new Layer.Compare(), view, request);
    }

    /// <summary>Lists leases, locks, users, members or writes; asked for again, what was listed stays until it is known anew.</summary>
    public static Transition StartRoster(ExplorerState state, RosterKind kind) => StartRoster(state, new ScanRequest.Roster(kind));

    /// <summary>Lists what a request is for; asked for again, what was listed stays until more is known.</summary>
    public static Transition StartRoster(ExplorerState state, ScanRequest.Roster request)
    {
        var view = state.Scans.Roster is { } shown && shown.Request.IsAgain(request)
            ? shown with { Request = request, Progress = shown.Progress with { Status = ScanStatus.AtStart } }
            : RosterState.AtStart(request);
        return Started(state, new Layer.Roster(request.Kind), view, request);
    }

    /// <summary>Lists the journal again if it is looked at.</summary>
    public static Transition JournalAgain(ExplorerState state) =>
        state.Layers.Exists(static layer => layer is Layer.Roster { IsOfJournal: true })
            ? StartRoster(state, RosterKind.Journal)
            : state;

    /// <summary>A scan tells how far it is; one that is not wanted any more is not listened to.</summary>
    public static Transition Apply(ExplorerState state, ScanMessage message)
    {
        if (message.Generation != state.Scans.Generation)
        {
            return state;
        }

        return message.Progress switch
        {
            ScanProgress.Usage usage when state.Scans.Usage is { } shown => Settled(state, shown with { Progress = usage }),
            ScanProgress.Find found when state.Scans.Found is { } shown =>
                state with { Scans = state.Scans.With(shown with { Progress = found }) },
            ScanProgress.Top top when state.Scans.Top is { } shown => Settled(state, shown with { Latest = top }),
            ScanProgress.Roster list when state.Scans.Roster is { } shown => Settled(
                state, shown with { Progress = IsNothingYet(list) ? list with { List = shown.Progress.List } : list }),
            ScanProgress.Events events when state.Scans.Events is { } shown => Happened(state, shown, events),
            ScanProgress.Compare compared when state.Scans.Compared is { } shown =>
                state with { Scans = state.Scans.With(shown with { Progress = compared }) },
            ScanProgress.Usage or ScanProgress.Find or ScanProgress.Top or ScanProgress.Roster or ScanProgress.Events
                or ScanProgress.Compare => state,
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Progress.GetType().Name, "is not a known progress"),
        };
    }

    /// <summary>The state after another snapshot; a picture that is held stays.</summary>
    public static ExplorerState Settled(ExplorerState state, ScanView view) =>
        state with { Scans = state.Scans.With(view.Settled(PagerLines.ScanHeight(state, view))) };

    /// <summary>Ends the scan that runs; what it has seen stays, as a part.</summary>
    public static Transition Cancelled(ExplorerState state)
    {
        var scans = state.Scans with
        {
            Generation = state.Scans.Generation + 1,
            Usage = state.Scans.Usage is { } usage ? usage with { Progress = Stopped(usage.Progress) } : null,
            Top = state.Scans.Top is { } top ? top with { Latest = Stopped(top.Latest), Progress = Stopped(top.Progress) } : null,
            Events = state.Scans.Events is { } log ? log with { Latest = Stopped(log.Latest), Progress = Stopped(log.Progress) } : null,
            Compared = state.Scans.Compared is { } shown ? shown with { Progress = Stopped(shown.Progress) } : null,
            Found = state.Scans.Found is { } found ? found with { Progress = Stopped(found.Progress) } : null,
            Roster = state.Scans.Roster is { } list ? list with { Progress = Stopped(list.Progress) } : null,
        };
        return Transition.Of(state with { Scans = scans }, new Effect.CancelScan());
    }

    /// <summary>More has happened: it is shown, and calls the person if that is asked for.</summary>
    private static Transition Happened(ExplorerState state, EventsState shown, ScanProgress.Events events)
    {
        var (log, call) = shown.Received(events, state.Now);
        var next = Settled(state, log);
        return call is null ? next : Transition.Of(next, new Effect.Signal(log.Signal, call.Change));
    }

    private static bool IsNothingYet(ScanProgress.Roster list) => list is { Status.IsRunning: true, List.Rows.IsEmpty: true };

    private static T Stopped<T>(T progress)
        where T : ScanProgress =>
        progress.Status.IsRunning ? (T)(progress with { Status = progress.Status with { Phase = ScanPhase.Stopped } }) : progress;

    private static Transition Started(ExplorerState state, Layer layer, ScanView view, ScanRequest request)
    {
        state = PlaceUpdate.Forgotten(state);
        var scans = state.Scans.With(view) with { Generation = state.Scans.Generation + 1 };
        state = (state.Layers.Contains(layer) ? state : state.Pushed(layer)) with { Scans = scans };
        return Transition.Of(state, new Effect.StartScan(request, scans.Generation));
    }
}
