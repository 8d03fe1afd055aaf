using KvTui.Etcd.Cluster.Diagnosis;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings in the members' metrics, held against what etcd recommends.</summary>
internal static class SpeedFindings
{
    private const double MostPending = 100;
    private const double MostFilesShare = 0.8;
    private const double ManySlowApplies = 100;
    private const double ManyChanges = 4;
    private const double SecondsAnHour = 3600;

    /// <summary>Since when no member can have been running.</summary>
    private const double MostHours = 1_000_000;

    private const string Disk =
        "Give etcd's data folder a fast disk of its own, and see what else writes to it. fio tells what it is capable of.";

    public static IReadOnlyList<FindingKind> All { get; } =
    [
        Slow(
            "slow-fsync", MemberMetrics.Fsync, MemberMetrics.MostFsync, "writing its log to disk (fsync)",
            "Each write waits for it; a leader that waits too long loses its place.", Disk),
        Slow(
            "slow-commit", MemberMetrics.Commit, MemberMetrics.MostCommit, "committing its database",
            "Reads and writes wait for it.", Disk),
        Slow(
            "slow-peers", MemberMetrics.PeerRoundTrip, MemberMetrics.MostRoundTrip, "asking another member",
            "Each write waits for most of the members.",
            "Look at the network between them. Where they are far apart, raise --heartbeat-interval and --election-timeout everywhere."),
        OfMetrics(
            "slow-applies", static (_, metrics) =>
                metrics.Value(MemberMetrics.SlowApplies) is >= ManySlowApplies and var slow
                && metrics.Value(MemberMetrics.Applied) is { } all && slow > all / 100
                    ? $"took more than 0.1 s for {slow:0} of {all:0} requests since it started"
                    : null,
            "Clients wait, and other requests behind them.",
            "Look for large transactions and reads of large ranges, and at its disk and processor."),
        OfMetrics(
            "proposals-pending", static (_, metrics) =>
                metrics.Value(MemberMetrics.Pending) is > MostPending and var pending
                    ? $"has {pending:0} writes waiting for a decision"
                    : null,
            "More is written than the cluster takes, or it is without a leader.",
            "Find out who writes so much (:top in kvtui), and look at the leader's disk."),
        OfMetrics(
            "leader-changes", Changes,
            "During each election nothing is written.",
            "Look at the disks and the network of the members, and at what else their hosts do."),
        OfMetrics(
            "files-short", static (_, metrics) =>
                metrics.Value(MemberMetrics.OpenFiles) is { } open && metrics.Value(MemberMetrics.MostFiles) is { } most
                && open > most * MostFilesShare
                    ? $"has {open:0} of at most {most:0} files and connections open"
                    : null,
            "At the limit it takes no more connections.",
            "Raise the limit (LimitNOFILE), or find out who opens so many connections."),
        new(
            "metrics-not-read", Note, static facts => facts.Metrics
                .Where(static each => each.Error is not null)
                .Select(static each => $"{each.Member?.Label ?? each.Endpoint.ToString()}: {each.Endpoint} {each.Error}"),
            "How fast its disk and its peers are was not checked.",
            "Name the addresses where members serve /metrics (--metrics-urls, or metrics-urls in the profile)."),
    ];

    private static FindingKind Slow(string id, string metric, double most, string doing, string consequence, string step) => new(
        id, Warning, facts => facts.Metrics.SelectMany(each => Slow(facts, each, metric, most, doing)), consequence, step);

    private static IEnumerable<string> Slow(ClusterFacts facts, MetricsFacts member, string metric, double most, string doing)
    {
        foreach (var peer in member.Metrics?.Peers(metric) ?? [])
        {
            if (member.Metrics!.Percentile99(metric, peer) is { } time && time > most)
            {
                yield return $"{Label(member)} took up to {time * 1000:0} ms in 99 of 100 cases since it started for {doing}"
                    + $"{Peer(facts, peer)}; etcd recommends {most * 1000:0} ms at most";
            }
        }
    }

    private static FindingKind OfMetrics(
        string id, Func<ClusterFacts, MemberMetrics, string?> seen, string consequence, string step) => new(
        id,
        Warning,
        facts => facts.Metrics
            .Select(each => each.Metrics is { } metrics && seen(facts, metrics) is { } text ? $"{Label(each)} {text}" : null)
            .OfType<string>(),
        consequence,
        step);

    private static string? Changes(ClusterFacts facts, MemberMetrics metrics)
    {
        if (metrics.Value(MemberMetrics.LeaderChanges) is not (>= ManyChanges and var changes)
            || metrics.Value(MemberMetrics.Started) is not { } started)
        {
            return null;
        }

        var hours = (facts.At.ToUnixTimeSeconds() - started) / SecondsAnHour;
        return hours is >= 0 and < MostHours && changes > Math.Max(1, hours)
            ? $"has seen {changes:0} changes of the leader in {Quantities.Age(TimeSpan.FromHours(hours))}"
            : null;
    }

    private static string Label(MetricsFacts facts) => facts.Member?.Label ?? facts.Endpoint.ToString();

    private static string Peer(ClusterFacts facts, string peer) =>
        peer.Length == 0 ? ""
        : ulong.TryParse(peer, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id) ? $", {facts.Report.LabelOf(id)}"
        : "";
}
