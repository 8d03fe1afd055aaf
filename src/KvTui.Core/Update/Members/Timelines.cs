using KvTui.Core.State.Members;

namespace KvTui.Core.Update.Members;

/// <summary>Writes down what happens to the cluster, for the timeline of the cluster pane.</summary>
internal static class Timelines
{
    /// <summary>The state with an entry more in its timeline, at the state's own time.</summary>
    /// <param name="text">What happened, as a line without a full stop; made printable here.</param>
    public static ExplorerState Noted(this ExplorerState state, string text)
    {
        var entry = new TimelineEntry(state.Now, Printable.Text(text));
        var cluster = state.Cluster;

        // Who has scrolled down reads on where they were: the newest entry comes in above.
        var top = cluster.DetailTop == 0 ? 0 : cluster.DetailTop + 1;
        return state with { Cluster = cluster with { Timeline = cluster.Timeline.With(entry), DetailTop = top } };
    }
}
