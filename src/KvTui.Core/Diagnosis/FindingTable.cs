using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Diagnosis;

/// <summary>All kinds of findings, and what they find.</summary>
public static class FindingTable
{
    /// <summary>All of them, in the order in which findings of one severity are shown.</summary>
    internal static IReadOnlyList<FindingKind> All { get; } =
    [
        .. ClusterFindings.All, .. DataFindings.All, .. MemberFindings.All, .. CertificateFindings.All, .. SpeedFindings.All,
        .. ClockFindings.All,
    ];

    /// <summary>What is wrong with a cluster, worst first; empty if nothing is.</summary>
    public static IReadOnlyList<Finding> Of(ClusterFacts facts) =>
    [
        .. All
            .SelectMany(kind => kind.Causes(facts).Select(cause => new Finding(kind.Id, kind.Severity, cause, kind.Consequence, kind.Step)))
            .OrderByDescending(static finding => (int)finding.Severity),
    ];
}
