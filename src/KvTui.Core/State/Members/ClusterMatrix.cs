using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Core.State.Members;

/// <summary>Who believes what: a row for each field, a column for each member.</summary>
public static class ClusterMatrix
{
    /// <summary>Which rows may share a line where lines are short, in the order in which they do, and what stands between them.</summary>
    private static readonly (string First, string Second, string Separator)[] Pairs =
        [("term", "leader", " "), ("db size", "in use", "/"), ("index", "applied", "/"), ("role", "version", " ")];

    /// <summary>All rows.</summary>
    public static ImmutableArray<MatrixRow> Rows(ClusterState cluster, DateTimeOffset now)
    {
        if (cluster.Report is not { } report)
        {
            return [];
        }

        MatrixRow Row(string label, Func<MemberRow, MatrixCell> cell) => new(label, [.. cluster.Rows.Select(cell)]);

        // Behind a proxy another member answers each time: figures of one would look like changes.
        MatrixRow Figure(string label, Func<EndpointStatus, MatrixCell> figure) =>
            Row(label, row => row.Member is { IsProxy: false, Status: { } status } ? figure(status) : "");
        MatrixRow Opinion(string label, Disagreement kind, Func<EndpointStatus, string> text) =>
            Row(label, row => row.Member.Status is { } status ? MatrixCell.Of(text(status), row.Marked.HasFlag(kind)) : "");
        return
        [
            Row("id", row => row.Member.Id == 0 ? "" : Hex(row.Member.Id)),
            Row("endpoint", row => Printable.Text(row.Member.Endpoint?.ToString() ?? "")),
            .. cluster.Rows.Any(row => row.Marked.HasFlag(Disagreement.Cluster))
                ? [Row("cluster", row => ClusterOf(row, report))]
                : Array.Empty<MatrixRow>(),
            Row("role", row => RoleOf(row, report)),
            Opinion("version", Disagreement.Version, status => Printable.Text(status.Version)),
            Opinion("term", Disagreement.Term, status => Number(status.RaftTerm)),
            Opinion("leader", Disagreement.Leader, status => status.Leader == 0 ? "none" : Printable.Text(report.LabelOf(status.Leader))),
            Figure("revision", status => Quantities.Revision(status.Header.Revision)),
            Figure("index", status => Number(status.RaftIndex)),
            Figure("applied", status => status.RaftAppliedIndex == 0 ? "" : Number(status.RaftAppliedIndex)),
            Row("lag", row => report.LagOf(row.Member) is { } lag ? Number(lag) : ""),
            Figure("db size", status => Quantities.Size(status.DbSize)),
            Figure("in use", status => status.DbSizeInUse == 0 ? "" : Quantities.Size(status.DbSizeInUse)),
            Row("alarms", row => row.Member.Status is null ? "" : Alarms(report, row.Member)),
            Row(MatrixRow.RoundTrip, row => row.Member.Status is null ? HealthText.ShortSilence(row, now) : row.Speed),
        ];
    }

    /// <summary>The rows in about so many lines: rows that belong together share one, as long as their texts fit.</summary>
    public static ImmutableArray<MatrixRow> Merged(ImmutableArray<MatrixRow> rows, int lines, int columns)
    {
        foreach (var (first, second, separator) in Pairs)
        {
            var one = rows.FirstOrDefault(row => row.Label == first);
            var two = rows.FirstOrDefault(row => row.Label == second);
            if (rows.Length <= lines || one is null || two is null)
            {
                continue;
            }

            var merged = one.MergedWith(two, separator);
            if (merged.Cells.All(cell => CellWidth.Of(cell.Text) <= columns))
            {
                rows = rows.Replace(one, merged).Remove(two);
            }
        }

        return rows;
    }

    private static string Alarms(ClusterReport report, MemberReport member)
    {
        var raised = report.AlarmsOf(member).Select(alarm => alarm.Kind.ToString().ToUpperInvariant()).ToList();
        return raised.Count == 0 ? "none" : string.Join(", ", raised);
    }

    private static MatrixCell RoleOf(MemberRow row, ClusterReport report) => row.Member is { Id: 0, IsProxy: false }
        ? ""
        : MatrixCell.Of(report.RoleOf(row.Member), row.Marked.HasFlag(Disagreement.Learner));

    private static MatrixCell ClusterOf(MemberRow row, ClusterReport report) =>
        row.Member.ForeignCluster != 0 ? MatrixCell.Of(Hex(row.Member.ForeignCluster), true)
        : row.Member.Status is null ? ""
        : Hex(report.ClusterId);

    private static string Hex(ulong id) => id.ToString("x", CultureInfo.InvariantCulture);

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
