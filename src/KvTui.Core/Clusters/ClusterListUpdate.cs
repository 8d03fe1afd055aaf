using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Members.Shown;

namespace KvTui.Core.Clusters;

/// <summary>The list of clusters: the one that is shown, and those of the profiles, each with how it fares.</summary>
internal static class ClusterListUpdate
{
    private const string Shown = "shown";
    private const string Asking = "asking …";

    /// <summary>Opens the list on the cluster that was used before, and has all but the one shown asked how they fare.</summary>
    public static Transition Opened(ExplorerState state)
    {
        var last = state.Settings.Remembered.LastProfile;
        var others = state.Settings.Profiles.Remove(state.Settings.NamedProfile ?? "");
        ImmutableArray<PaletteItem> items =
        [
            new(Printable.Text(state.Settings.Profile), Here(state), Shown),
            .. others.Select(profile => new PaletteItem(profile, Asking, profile == last ? "used last" : "")),
        ];
        var list = PaletteState.Open(items, PaletteKind.Clusters).Choosing(1 + others.IndexOf(last), PagerLines.PaletteHeight(state.Size));
        return Transition.Of(state.Pushed(new Layer.Palette(list)), new Effect.AskClusters(others));
    }

    /// <summary>Goes on with the selected cluster, or closes the list; the others are asked no longer.</summary>
    public static Transition InList(ExplorerState state, Layer.Palette list, Intent intent)
    {
        var closed = Transition.Of(state.Popped(), new Effect.AskClusters([]));
        return (intent, list.State.Selected) switch
        {
            (Intent.Accept, null) => state,
            (Intent.Accept, { Keys: not Shown } chosen) => closed.Then(there => ProfileUpdate.SwitchTo(there, chosen.Name)),
            _ => closed,
        };
    }

    /// <summary>A cluster has answered, or has not.</summary>
    public static ExplorerState Asked(ExplorerState state, OperationMessage.ClusterAsked asked) =>
        Told(state, item => item.Keys != Shown && item.Name == asked.Profile, asked.Answer);

    /// <summary>The list with what is known by now of the cluster shown.</summary>
    public static ExplorerState Reported(ExplorerState state) => Told(state, static item => item.Keys == Shown, Here(state));

    private static string Here(ExplorerState state) =>
        state.Cluster.Report is { } report && !state.IsReportOutdated ? ClusterSummary.Brief(report) : Asking;

    private static ExplorerState Told(ExplorerState state, Predicate<PaletteItem> isMeant, string answer)
    {
        if (state.TopLayer is not Layer.Palette { State: { Kind: PaletteKind.Clusters } shown } list)
        {
            return state;
        }

        ImmutableArray<PaletteItem> items = [.. shown.Items.Select(item => isMeant(item) ? item with { Description = answer } : item)];
        return state.Replaced(list with { State = shown.Offering(items, PagerLines.PaletteHeight(state.Size)) });
    }
}
