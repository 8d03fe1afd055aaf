using System.Globalization;
using KvTui.App.State;
using KvTui.App.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Terminal.Views;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.App.Views.Cluster;

/// <summary>The cluster: a line for each member; on the full screen all that is known, and what happened.</summary>
public readonly record struct ClusterPane(ExplorerState State, ViewTheme Theme) : IView
{
    /// <summary>The columns of a frame's line that a subtitle can not have: corners, title, blanks.</summary>
    private const int FrameColumns = 14;

    public void Draw(Canvas canvas)
    {
        if (canvas.Bounds.IsEmpty)
        {
            return;
        }

        var inner = new Frame("Cluster", Theme) { Subtitle = Summary(canvas.Width - FrameColumns), Focused = State.Focus == Pane.Cluster }.Open(canvas);
        if (State.FullScreen)
        {
            new ClusterDetail(State, Theme).Draw(inner);
        }
        else
        {
            new MemberTable(State, Theme).Draw(inner);
        }
    }

    /// <summary>How the cluster fares; but nothing is claimed by a report that is older than a broken watch.</summary>
    private string Summary(int columns)
    {
        if (State.Cluster.Report is not { } report)
        {
            return "not known yet";
        }

        if (State.IsReportOutdated)
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
        var summary = $"{HealthText.Word(report)}{Alarms(report)}{members} · {leader} · term {term}{Quota(report)}";
        var isKnown = report.Proxy is null && report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded;
        var spare = isKnown ? $" · {HealthText.Spare(report)}" : "";
        return CellWidth.Of(summary + spare) <= columns ? summary + spare : summary;
    }

    private static string Alarms(ClusterReport report) => string.Concat(report.Alarms.Select(alarm =>
        $", alarm {alarm.Kind.ToString().ToUpperInvariant()} of {Printable.Text(report.LabelOf(alarm.MemberId))}"));

    /// <summary>The quota; that it is not known, as before etcd 3.6, is only said where there is room for all.</summary>
    private string Quota(ClusterReport report)
    {
        var quota = report.Members.Max(member => member.Status?.DbSizeQuota ?? 0);
        return quota > 0 ? $" · quota {Quantities.Size(quota)}" : State.FullScreen ? " · quota ?" : "";
    }
}
