using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members.Shown;

/// <summary>How the cluster fares, in one line; nothing is claimed by a report that is older than a broken watch.</summary>
internal static class ClusterSummary
{
    /// <summary>The columns of a frame's line that are taken by corners, title and blanks.</summary>
    private const int FrameColumns = 14;

    /// <param name="width">The columns of the whole frame.</param>
    public static string Of(ExplorerState state, int width)
    {
        if (state.Cluster.Report is not { } report)
        {
            return "not known yet";
        }

        if (state.IsReportOutdated)
        {
            return "asking …";
        }

        if (report.MemberCount == 0 && report.Proxy is null)
        {
            return HealthText.Word(report);
        }

        var members = report.Proxy is not null ? " · proxy" : HealthText.Members(report);
        var leader = !report.IsTold ? "leader ?"
            : report.Leader == 0 ? "no leader"
            : $"leader {Printable.Text(report.LabelOf(report.Leader))}";
        var term = report.IsTold ? report.Term.ToString(CultureInfo.InvariantCulture) : "?";
        var summary = $"{HealthText.Word(report)}{Alarms(report)}{members} · {leader} · term {term}{Quota(report, state.FullScreen)}";
        var isKnown = report.Proxy is null && report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded;
        var spare = isKnown ? $" · {HealthText.Spare(report)}" : "";
        return CellWidth.Of(summary + spare) <= width - FrameColumns ? summary + spare : summary;
    }

    private static string Alarms(ClusterReport report) => string.Concat(report.Alarms.Select(alarm =>
        $", alarm {alarm.Kind.ToString().ToUpperInvariant()} of {Printable.Text(report.LabelOf(alarm.MemberId))}"));

    /// <summary>The quota; that it is not known, as before etcd 3.6, is only said where there is room for all.</summary>
    private static string Quota(ClusterReport report, bool hasRoom)
    {
        var quota = report.Members.Max(member => member.Status?.DbSizeQuota ?? 0);
        return quota > 0 ? $" · quota {Quantities.Size(quota)}" : hasRoom ? " · quota ?" : "";
    }
}
