using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Members.Shown;

/// <summary>A figure that is followed over time: the last value in words, and a line of heights beside it.</summary>
/// <param name="Label">Of its row in the matrix.</param>
/// <param name="Read">The value of a point; null where it is not known.</param>
/// <param name="Text">The last point in words; empty where it is not known.</param>
/// <param name="Line">The heights of values, given the least and the most that any member had.</param>
internal sealed record TrendFigure(
    string Label, Func<TrendPoint, double?> Read, Func<TrendPoint, string> Text, Func<double?[], double, double, string> Line)
{
    /// <summary>The size of the database, which members tell in their status too.</summary>
    public static TrendFigure Size { get; } = new("", static point => point.Size, static _ => "", TrendLine.OfSizes);

    /// <summary>What only metrics tell, in the order of the rows.</summary>
    public static ImmutableArray<TrendFigure> All { get; } =
    [
        OfTime("fsync p99", static point => point.Fsync, MemberMetrics.MostFsync),
        OfTime("commit p99", static point => point.Commit, MemberMetrics.MostCommit),
        OfTime("peers p99", static point => point.RoundTrip, MemberMetrics.MostRoundTrip),
        new("proposals, wait", static point => point.Applied, Proposals, static (rates, _, most) => TrendLine.OfRates(rates, most)),
    ];

    /// <summary>The value above which a member does badly, as etcd sees it.</summary>
    private double Most { get; init; } = double.PositiveInfinity;

    /// <summary>The row of the figure: a cell for each member.</summary>
    public MatrixRow Row(ClusterState cluster) => new(Label, [.. cluster.Rows.Select(row => Cell(cluster.Metrics, row.Member))]);

    /// <summary>The line for a member, on one scale for all; empty if nothing is known of it.</summary>
    public string LineOf(MetricsState metrics, MemberReport member)
    {
        if (metrics.Of(member) is not { } trend)
        {
            return "";
        }

        var (least, most) = (double.MaxValue, 0.0);
        foreach (var each in metrics.Trends)
        {
            foreach (var point in each.Points)
            {
                least = Math.Min(least, Read(point) ?? least);
                most = Math.Max(most, Read(point) ?? most);
            }
        }

        var values = new double?[trend.Points.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read(trend.Points[i]);
        }

        return Line(values, least, most);
    }

    private static TrendFigure OfTime(string label, Func<TrendPoint, double?> read, double most) => new(
        label,
        read,
        point => read(point) is { } time ? $"{(time > most ? "slow " : "")}{Quantities.Moment(TimeSpan.FromSeconds(time))}" : "",
        static (times, _, _) => TrendLine.OfTimes(times))
    {
        Most = most,
    };

    /// <summary>How many are applied a second, and how many wait if any do.</summary>
    private static string Proposals(TrendPoint point)
    {
        var applied = point.Applied is { } rate ? $"{Quantities.Count((long)Math.Round(rate))}/s" : "";
        var pending = point.Pending is > 0 and var count ? $"{Quantities.Count((long)count)}" : "";
        return pending.Length > 0 ? $"{(applied.Length > 0 ? applied : "?")}, {pending}" : applied;
    }

    private MatrixCell Cell(MetricsState metrics, MemberReport member) => metrics.Of(member) is not { Points: [.., var last] } ? ""
        : new MatrixCell(Text(last), Differs: false) { IsBad = Read(last) > Most, Line = LineOf(metrics, member) };
}
