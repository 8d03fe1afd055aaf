using KvTui.Core.Offline;
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
        if (state.File is { } file)
        {
            return FileText.Summary(file, state.IsFileRead);
        }

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

        var term = report.IsTold ? report.Term.ToString(CultureInfo.InvariantCulture) : "?";
        var words = $"{HealthText.Word(report)}{Alarms(report)}{Members(report)} · {Leader(report)}";
        var summary = $"{words} · term {term}{Quota(state.Cluster, state.FullScreen)}";
        var isKnown = report.Proxy is null && report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded;
        var spare = isKnown ? $" · {HealthText.Spare(report)}" : "";
        return CellWidth.Of(summary + spare) <= width - FrameColumns ? summary + spare : summary;
    }

    /// <summary>How a cluster fares, in a few words; what is wrong with it comes last, where it may be cut.</summary>
    public static string Brief(ClusterReport report)
    {
        var members = report.MemberCount > 0 || report.Proxy is not null ? Members(report) : "";
        var reason = report is { Health: ClusterHealth.Unreachable, Members: [var first, ..] }
            ? HealthText.CauseOf(first) is { Length: > 0 } cause ? cause : "no answer"
            : HealthText.Reason(report);
        return $"{HealthText.Word(report)}{members} · {(reason.Length > 0 ? reason : Leader(report))}";
    }

    private static string Members(ClusterReport report) => report.Proxy is not null ? " · proxy" : HealthText.Members(report);

    private static string Leader(ClusterReport report) => !report.IsTold ? "leader ?"
        : report.Leader == 0 ? "no leader"
        : $"leader {Printable.Text(report.LabelOf(report.Leader))}";

    private static string Alarms(ClusterReport report) => string.Concat(report.Alarms.Select(alarm =>
        $", alarm {alarm.Kind.ToString().ToUpperInvariant()} of {Printable.Text(report.LabelOf(alarm.MemberId))}"));

    /// <summary>The quota; that it is not known, as before etcd 3.6 without metrics, is only said where there is room for all.</summary>
    private static string Quota(ClusterState cluster, bool hasRoom)
    {
        var quota = cluster.Report!.Members.Max(member => member.Status?.DbSizeQuota ?? 0);
        quota = quota > 0 ? quota : cluster.Metrics.Quota;
        return quota > 0 ? $" · quota {Quantities.Size(quota)}" : hasRoom ? " · quota ?" : "";
    }
}
