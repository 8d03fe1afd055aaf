using System.Collections.Immutable;
using System.Globalization;
using KvTui.App.State;
using KvTui.App.State.Members;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Maintenance;
using KvTui.Terminal.Cells;
using KvTui.Terminal.Text;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;

namespace KvTui.App.Views;

/// <summary>The members as they answer: role, version, size, raft index, lag, round trip; or since when not, and why.</summary>
public readonly record struct ClusterPane(ExplorerState State, ViewTheme Theme) : IView
{
    private const int RoleColumns = 8;

    public void Draw(Canvas canvas)
    {
        if (canvas.Bounds.IsEmpty)
        {
            return;
        }

        var frame = new Frame("Cluster", Theme) { Subtitle = Summary(), Focused = State.Focus == Pane.Cluster };
        var pane = this;
        var inner = frame.Open(canvas);
        new TableView(Columns(), State.Cluster.Rows.Length, default, (row, column) => pane.Cell(pane.State.Cluster.Rows[row], column), Theme)
        {
            EmptyText = "asking the members …",
        }.Draw(inner);

        // In the full screen there is room for what is wrong, in words.
        var (_, below) = inner.Bounds.SplitTop(State.Cluster.Rows.Length + 2);
        new Paragraph(Printable.Text(State.Cluster.Report?.Reason ?? ""), Theme) { Style = Theme.Warning }.Draw(inner.Window(below));
    }

    /// <summary>The columns, as wide as what is in them; the least needed go first when there is little room.</summary>
    private ImmutableArray<TableColumn> Columns() =>
    [
        new("", 1) { Priority = 9 },
        new("NAME", Width(1, "NAME")) { Priority = 8 },
        new("ENDPOINT", Width(2, "ENDPOINT")) { Priority = 5 },
        new("ROLE", RoleColumns) { Priority = 7 },
        new("VERSION", Width(4, "VERSION")) { Priority = 4 },
        new("DB/IN USE", Width(5, "DB/IN USE")) { Priority = 3, Alignment = Alignment.Right },
        new("INDEX", Width(6, "INDEX")) { Priority = 1, Alignment = Alignment.Right },
        new("LAG", Width(7, "LAG")) { Priority = 6, Alignment = Alignment.Right },
        new("RTT ms", Width(8, "RTT ms")) { Priority = 2, Alignment = Alignment.Right },
    ];

    private int Width(int column, string header)
    {
        var width = header.Length;
        foreach (var row in State.Cluster.Rows)
        {
            width = row.Member.Status is null && column > 2 ? width : Math.Max(width, CellWidth.Of(Cell(row, column).Text));
        }

        return width;
    }

    private string Summary()
    {
        if (State.Cluster.Report is not { } report)
        {
            return "not known yet";
        }

        var leader = report.LeaderMember is { } member ? $"leader {Printable.Text(member.Label)}" : "no leader";
        return $"{HealthText.Word(report.Health)}{Alarms(report)} · {report.AnsweringCount}/{report.MemberCount} members · {leader} · term {report.Term} · quota {Quota(report)}";
    }

    private static string Alarms(ClusterReport report) => string.Concat(report.Alarms.Select(alarm =>
        $", alarm {alarm.Kind.ToString().ToUpperInvariant()} of {Printable.Text(report.Members.FirstOrDefault(member => member.Id == alarm.MemberId)?.Label ?? "?")}"));

    private static string Quota(ClusterReport report)
    {
        var quota = report.Members.Max(member => member.Status?.DbSizeQuota ?? 0);
        return quota > 0 ? Quantities.Size(quota) : "?";
    }

    private TableCell Cell(MemberRow row, int column) => column switch
    {
        0 => Mark(row),
        1 => Printable.Text(row.Member.Name.Length > 0 || row.Member.Id == 0 ? row.Member.Name : row.Member.Label),
        2 => row.Member.Endpoint?.ToString() ?? "",
        3 when row.Member.Status is null => Silence(row),
        3 => Role(row.Member),
        _ => Figure(row, row.Member.Status!, column),
    };

    private TableCell Mark(MemberRow row)
    {
        if (row.Member.Status is null)
        {
            return new(Theme.Glyphs.Failed.ToString()) { Style = Theme.Error };
        }

        return row.Member.Id == State.Cluster.Report?.Leader
            ? new(Theme.Glyphs.Leader.ToString()) { Style = Theme.Accent }
            : new(Theme.Glyphs.Healthy.ToString()) { Style = Theme.Good };
    }

    private string Role(MemberReport member)
    {
        if (member.IsLearner)
        {
            return "learner";
        }

        return member.Id == State.Cluster.Report?.Leader ? "leader" : "follower";
    }

    private TableCell Silence(MemberRow row) => new(HealthText.Silence(row, State.Now)) { Style = Theme.Error, TakesRest = true };

    private TableCell Figure(MemberRow row, EndpointStatus status, int column) => column switch
    {
        4 => Printable.Text(status.Version),
        5 => $"{Quantities.Size(status.DbSize)}/{Quantities.Size(status.DbSizeInUse)}",
        6 => status.RaftIndex.ToString(CultureInfo.InvariantCulture),
        7 => (State.Cluster.Report?.LagOf(row.Member) ?? 0).ToString(CultureInfo.InvariantCulture),
        _ => row.RoundTrip.ToString(),
    };
}
