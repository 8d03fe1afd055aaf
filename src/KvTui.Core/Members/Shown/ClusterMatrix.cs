using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members.Shown;

/// <summary>Who believes what: a row for each field, a column for each member.</summary>
public static class ClusterMatrix
{
    /// <summary>Which rows may share a line where lines are short, in the order in which they do, and what stands between them.</summary>
    private static readonly (string First, string Second, string Separator)[] Pairs =
    [
        ("term", "leader", " "), ("db size", "in use", "/"), ("index", "applied", "/"), ("role", "version", " "), ("revision", "lag", " "),
    ];

    /// <summary>All rows.</summary>
    /// <param name="figures">What members tell of themselves; null for all of it.</param>
    public static ImmutableArray<MatrixRow> Rows(ClusterState cluster, DateTimeOffset now, ImmutableArray<MemberFigure>? figures = null)
    {
        if (cluster.Report is not { } report)
        {
            return [];
        }

        MatrixRow Row(string label, Func<MemberRow, MatrixCell> cell) => new(label, [.. cluster.Rows.Select(cell)]);
        return
        [
            Row("id", row => row.Member.Id == 0 ? "" : Hex(row.Member.Id)),
            Row("endpoint", row => Printable.Text(row.Member.Endpoint?.ToString() ?? "")),
            .. cluster.Rows.Any(row => row.Marked.HasFlag(Disagreement.Cluster))
                ? [Row("cluster", row => ClusterOf(row, report))]
                : Array.Empty<MatrixRow>(),
            Row("role", row => RoleOf(row, report)),
            .. (figures ?? MemberFigures.All).Select(figure => Row(figure.Label, row => FigureOf(row, cluster, figure))),
            .. cluster.Metrics.HasReadings ? TrendFigure.All.Select(figure => figure.Row(cluster)) : [],
            Row("alarms", row => row.Member.Status is null ? "" : Alarms(report, row.Member)),
            Row(MatrixRow.RoundTrip, row => RoundTripOf(row, now)),
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

    private static MatrixCell FigureOf(MemberRow row, ClusterState cluster, MemberFigure figure)
    {
        // Behind a proxy another member answers each time: figures of one would look like changes.
        var isOpinion = figure.Opinion != Disagreement.None;
        if (row.Member is not { Status: { } status } member || (!isOpinion && member.IsProxy))
        {
            return "";
        }

        var value = figure.Read(new(cluster.Report!, member, status));
        return MatrixCell.Of(value.Text, isOpinion && row.Marked.HasFlag(figure.Opinion)) with
        {
            IsBad = value.Number >= figure.BadFrom,
            Line = figure.Trend?.LineOf(cluster.Metrics, member) ?? "",
        };
    }

    /// <summary>How fast it answers, or why it does not, and how fast it did at the last polls.</summary>
    private static MatrixCell RoundTripOf(MemberRow row, DateTimeOffset now)
    {
        var text = row.Member.Status is null ? HealthText.ShortSilence(row, now) : row.Speed;
        var times = new double?[row.Recent.Length];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = row.Recent[i]?.TotalSeconds;
        }

        return new(text, Differs: false) { Line = TrendLine.OfTimes(times, TrendLine.Failed) };
    }

    private static MatrixCell Alarms(ClusterReport report, MemberReport member)
    {
        var raised = report.AlarmsOf(member).Select(alarm => alarm.Kind.ToString().ToUpperInvariant()).ToList();
        return new MatrixCell(raised.Count == 0 ? "none" : string.Join(", ", raised), Differs: false) { IsBad = raised.Count > 0 };
    }

    private static MatrixCell RoleOf(MemberRow row, ClusterReport report) => row.Member is { Id: 0, IsProxy: false }
        ? ""
        : MatrixCell.Of(report.RoleOf(row.Member), row.Marked.HasFlag(Disagreement.Learner));

    private static MatrixCell ClusterOf(MemberRow row, ClusterReport report) =>
        row.Member.ForeignCluster != 0 ? MatrixCell.Of(Hex(row.Member.ForeignCluster), true)
        : row.Member.Status is null ? ""
        : Hex(report.ClusterId);

    private static string Hex(ulong id) => id.ToString("x", CultureInfo.InvariantCulture);
}
