using KvTui.Core.Analysis.Search;
using KvTui.Core.Analysis.Top;
using KvTui.Core.Analysis.Usage;
using KvTui.Core.Messages.Scans;
using KvTui.Core.State.Scans;
using KvTui.Core.Update.Layers;
using KvTui.Core.Update.Places;

namespace KvTui.Core.Update.Scans;

/// <summary>Starts long reads, follows them and cancels them; one runs at a time.</summary>
internal static class ScanUpdate
{
    /// <summary>Adds up what the keys with a prefix take.</summary>
    public static Transition StartUsage(ExplorerState state, EtcdKey prefix, UsageReading reading)
    {
        state = PlaceUpdate.Forgotten(state);
        var request = new ScanRequest.Usage(prefix, reading, unchecked((int)state.Now.Ticks)) { Folding = state.Settings.Folding };
        var scans = state.Scans with { Generation = state.Scans.Generation + 1, Usage = UsageState.AtStart(request) };
        return Started(state.Top is Layer.Usage ? state : state.Pushed(new Layer.Usage()), scans, request);
    }

    /// <summary>Searches.</summary>
    /// <param name="line">The search as it was typed.</param>
    public static Transition StartFind(ExplorerState state, SearchQuery query, string line)
    {
        state = PlaceUpdate.Forgotten(state);
        var request = new ScanRequest.Find(query.Prefix ?? state.Browse.Root, query.Pattern, query.Where) { Mask = state.Settings.Mask };
        var scans = state.Scans with { Generation = state.Scans.Generation + 1, Found = FoundState.AtStart(request, line) };
        return Started(state.Top is Layer.Found ? state : state.Pushed(new Layer.Found()), scans, request);
    }

    /// <summary>Watches who is written.</summary>
    public static Transition StartTop(ExplorerState state, EtcdKey prefix, long? cap = ScanRequest.Top.DefaultCap)
    {
        state = PlaceUpdate.Forgotten(state);
        var request = new ScanRequest.Top(prefix, cap) { Folding = state.Settings.Folding };
        var order = state.Scans.Top?.Order ?? TopOrder.Events;
        var scans = state.Scans with { Generation = state.Scans.Generation + 1, Top = TopState.AtStart(request) with { Order = order } };
        return Started(state.Top is Layer.Writes ? state : state.Pushed(new Layer.Writes()), scans, request);
    }

    /// <summary>A scan tells how far it is; one that is not wanted any more is not listened to.</summary>
    public static ExplorerState Apply(ExplorerState state, ScanMessage message)
    {
        if (message.Generation != state.Scans.Generation)
        {
            return state;
        }

        return message.Progress switch
        {
            ScanProgress.Usage usage when state.Scans.Usage is { } shown => UsageUpdate.Progressed(state, shown, usage),
            ScanProgress.Find found when state.Scans.Found is { } shown => state with { Scans = state.Scans with { Found = shown with { Progress = found } } },
            ScanProgress.Top top when state.Scans.Top is { } shown => TopUpdate.Progressed(state, shown, top),
            _ => state,
        };
    }

    /// <summary>Ends the scan that runs; what it has seen stays, as a part.</summary>
    public static Transition Cancelled(ExplorerState state)
    {
        var scans = state.Scans with
        {
            Generation = state.Scans.Generation + 1,
            Usage = state.Scans.Usage is { } usage ? usage with { Progress = Stopped(usage.Progress) } : null,
            Top = state.Scans.Top is { } top ? top with { Latest = Stopped(top.Latest), Progress = Stopped(top.Progress) } : null,
            Found = state.Scans.Found is { } found ? found with { Progress = Stopped(found.Progress) } : null,
        };
        return Transition.Of(state with { Scans = scans }, new Effect.CancelScan());
    }

    private static T Stopped<T>(T progress)
        where T : ScanProgress =>
        progress.Status.IsRunning ? (T)(progress with { Status = progress.Status with { Phase = ScanPhase.Stopped } }) : progress;

    private static Transition Started(ExplorerState state, ScanState scans, ScanRequest request) =>
        Transition.Of(state with { Scans = scans }, new Effect.StartScan(request, scans.Generation));
}
