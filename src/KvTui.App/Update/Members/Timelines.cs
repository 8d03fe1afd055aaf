using KvTui.App.State;
using KvTui.App.State.Members;
using KvTui.Terminal.Text;

namespace KvTui.App.Update.Members;

/// <summary>Writes down what happens to the cluster, for the timeline of the cluster pane.</summary>
internal static class Timelines
{
    /// <summary>The state with an entry more in its timeline, at the state's own time.</summary>
    /// <param name="text">What happened, as a line without a full stop; made printable here.</param>
    public static ExplorerState Noted(this ExplorerState state, TimelineKind kind, string text)
    {
        var entry = new TimelineEntry(state.Now, kind, Printable.Text(text));
        return state with { Cluster = state.Cluster with { Timeline = state.Cluster.Timeline.With(entry) } };
    }
}
