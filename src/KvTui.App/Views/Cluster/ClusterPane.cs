using System.Globalization;
using KvTui.App.State;
using KvTui.App.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Terminal.Cells;
using KvTui.Terminal.Text;
using KvTui.Terminal.Views;

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

        if (report.MemberCount == 0)
        {
            return HealthText.Word(report);
        }

        var leader = report.Leader != 0 ? $"leader {Printable.Text(report.LabelOf(report.Leader))}" : IsTold(report) ? "no leader" : "leader ?";
        var term = IsTold(report) ? report.Term.ToString(CultureInfo.InvariantCulture) : "?";
        var summary = $"{HealthText.Word(report)}{Alarms(report)}{HealthText.Members(report)} · {leader} · term {term} · quota {Quota(report)}";
        var spare = report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded ? $" · {HealthText.Spare(report)}" : "";
        return CellWidth.Of(summary + spare) <= columns ? summary + spare : summary;
    }

    /// <summary>Whether any member says how it is; who is answered by refusals only knows nothing of leader and term.</summary>
    private static bool IsTold(ClusterReport report) => report.Members.Any(static member => member.Status is not null) || !report.Members.Any(static member => member.IsDenied);

    private static string Alarms(ClusterReport report) => string.Concat(report.Alarms.Select(alarm =>
        $", alarm {alarm.Kind.ToString().ToUpperInvariant()} of {Printable.Text(report.LabelOf(alarm.MemberId))}"));

    private static string Quota(ClusterReport report)
    {
        var quota = report.Members.Max(member => member.Status?.DbSizeQuota ?? 0);
        return quota > 0 ? Quantities.Size(quota) : "?";
    }
}
