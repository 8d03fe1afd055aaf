using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Diagnosis;

/// <summary>A kind of finding: how it is recognized, and what is said of it.</summary>
/// <param name="Causes">What was seen, once for each finding of this kind; nothing where all is well.</param>
internal sealed record FindingKind(
    string Id, Severity Severity, Func<ClusterFacts, IEnumerable<string>> Causes, string Consequence, string Step)
{
    /// <summary>A kind of finding about single members.</summary>
    /// <param name="cause">What was seen of a member; null where all is well with it.</param>
    public static FindingKind OfMembers(
        string id, Severity severity, Func<ClusterFacts, MemberReport, string?> cause, string consequence, string step) => new(
        id, severity, facts => facts.Report.Members.Select(member => cause(facts, member)).OfType<string>(), consequence, step);

    /// <summary>A kind of finding about the whole cluster.</summary>
    /// <param name="cause">What was seen; null where all is well.</param>
    public static FindingKind OfCluster(
        string id, Severity severity, Func<ClusterFacts, string?> cause, string consequence, string step) => new(
        id, severity, facts => cause(facts) is { } found ? [found] : [], consequence, step);
}
