using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Diagnosis;

/// <summary>What was measured of a member, as a column of the report and a field of the JSON.</summary>
/// <param name="Read">The number; null if it is not known.</param>
/// <param name="Show">The number with its unit, for the report.</param>
public sealed record ReportFigure(
    string Heading, string Json, Func<ClusterFacts, MemberReport, double?> Read, Func<double, string> Show)
{
    /// <summary>All that was measured of a member besides what the status verb tells.</summary>
    public static IReadOnlyList<ReportFigure> All { get; } =
    [
        new("BEHIND", "entries_behind", static (facts, member) => facts.Report.LagOf(member), Number),
        new("TO APPLY", "entries_to_apply", static (_, member) => member.ApplyLag, Number),
        new("QUOTA", "db_size_quota", static (facts, member) => facts.QuotaOf(member), static bytes => Quantities.Size((long)bytes)),
        new("KEYS", "keys", Of(MemberMetrics.Keys), Number),
        new("REVISIONS", "revisions_kept", static (facts, member) => facts.KeptBy(member), Number),
        new("FSYNC P99", "fsync_p99_ms", Time(MemberMetrics.Fsync), Milliseconds),
        new("COMMIT P99", "commit_p99_ms", Time(MemberMetrics.Commit), Milliseconds),
        new("PEERS P99", "peer_round_trip_p99_ms", Time(MemberMetrics.PeerRoundTrip), Milliseconds),
        new("SLOW APPLIES", "slow_applies", Of(MemberMetrics.SlowApplies), Number),
        new("PENDING", "proposals_pending", Of(MemberMetrics.Pending), Number),
        new("ELECTIONS", "leader_changes", Of(MemberMetrics.LeaderChanges), Number),
        new(
            "CLOCK", "clock_offset_s",
            static (facts, member) => facts.VersionOf(member)?.Offset?.Certain.TotalSeconds,
            static seconds => seconds == 0 ? "same" : string.Create(CultureInfo.InvariantCulture, $"{seconds:+0.0;-0.0} s")),
    ];

    private static Func<ClusterFacts, MemberReport, double?> Of(string metric) => (facts, member) => facts.MetricsOf(member)?.Value(metric);

    /// <summary>The longest of the times that 99 of 100 did not exceed, in milliseconds: of all peers, where there are several.</summary>
    private static Func<ClusterFacts, MemberReport, double?> Time(string metric) => (facts, member) =>
        facts.MetricsOf(member) is { } metrics ? metrics.Peers(metric).Max(peer => metrics.Percentile99(metric, peer)) * 1000 : null;

    private static string Number(double number) => Quantities.Count((long)number);

    private static string Milliseconds(double time) => Quantities.Moment(TimeSpan.FromMilliseconds(time));
}
