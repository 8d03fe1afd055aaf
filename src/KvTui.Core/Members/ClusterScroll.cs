using KvTui.Core.Members.Shown;

namespace KvTui.Core.Members;

/// <summary>Moving in the cluster pane: through members that are more than its rows, on the full screen through the timeline.</summary>
internal static class ClusterScroll
{
    private const int FrameAndHeader = 3;

    public static ExplorerState Move(ExplorerState state, Intent intent)
    {
        var (cluster, pane) = (state.Cluster, state.Layout.Cluster);
        if (!state.FullScreen)
        {
            var rows = Math.Max(0, pane.Height - FrameAndHeader);
            var top = Scrolling.Next(cluster.TableTop, intent, rows, cluster.Rows.Length - rows);
            return top == cluster.TableTop ? state : state with { Cluster = cluster with { TableTop = top } };
        }

        var inner = pane.Inset(1, 1).Size;
        var layout = DetailLayout.Of(cluster, state.Now, inner);
        var detail = Scrolling.Next(Math.Min(cluster.DetailTop, layout.MaxTop), intent, inner.Height - layout.Pinned, layout.MaxTop);
        return detail == cluster.DetailTop ? state : state with { Cluster = cluster with { DetailTop = detail } };
    }
}
