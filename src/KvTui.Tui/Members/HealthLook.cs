using KvTui.Etcd.Cluster;
using Terminal.Gui.Drawing;

namespace KvTui.Tui.Members;

/// <summary>How what is said of the whole cluster looks: plain while all is well, or nothing is known for sure.</summary>
internal static class HealthLook
{
    public static Scheme Of(ExplorerState state, ScreenLook look) => state.Cluster.Report is not { } report || state.IsReportOutdated
        ? look.Plain
        : report.Health switch
        {
            ClusterHealth.Healthy => look.Plain,
            ClusterHealth.Degraded when report.Alarms.Count > 0 => look.Error,
            ClusterHealth.Degraded or ClusterHealth.LearnerOnly => look.Warning,
            ClusterHealth.NoQuorum or ClusterHealth.Unreachable or ClusterHealth.Denied => look.Error,
            _ => throw new ArgumentOutOfRangeException(nameof(state), report.Health, "is not a known health"),
        };
}
