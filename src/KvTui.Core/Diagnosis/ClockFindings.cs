using KvTui.Etcd.Cluster.Diagnosis;
using static KvTui.Core.Diagnosis.FindingKind;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings about clocks, as far as pages tell the time: cut to seconds.</summary>
internal static class ClockFindings
{
    /// <summary>etcd itself warns of a difference between members from one second on (etcd: server/etcdserver/api/rafthttp).</summary>
    private static readonly TimeSpan Much = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FindingKind> All { get; } =
    [
        OfCluster(
            "clocks-differ", Warning, Differing,
            "Leases end too early or too late after a change of the leader, and certificates count as valid on one and not on the other.",
            "Let their hosts set their clocks by one source (chronyc tracking, timedatectl)."),
        OfCluster(
            "own-clock-differs", Note, OwnDiffering,
            "Certificates and ages are judged by this clock.",
            "Set it, unless it is theirs that is wrong."),
    ];

    private static string? Differing(ClusterFacts facts)
    {
        var (certain, text) = (Much, (string?)null);
        var told = Told(facts);
        foreach (var ahead in told)
        {
            foreach (var behind in told)
            {
                var difference = ahead.Offset!.Least - behind.Offset!.Most;
                if (difference > certain)
                {
                    certain = difference;
                    text = $"the clock of {ahead.Member.Label} is at least {certain.TotalSeconds:0.0} s ahead of that of "
                        + behind.Member.Label;
                }
            }
        }

        return text;
    }

    private static string? OwnDiffering(ClusterFacts facts)
    {
        var told = Told(facts);
        return told.Count > 0 && told.TrueForAll(static each => each.Offset!.Certain.Duration() > Much)
            ? $"this machine's clock differs from that of {string.Join(", ", told.Select(static each => each.Member.Label))} "
                + $"by at least {told.Min(static each => each.Offset!.Certain.Duration().TotalSeconds):0.0} s"
            : null;
    }

    private static List<VersionFacts> Told(ClusterFacts facts) => [.. facts.Versions.Where(static version => version.Offset is not null)];
}
