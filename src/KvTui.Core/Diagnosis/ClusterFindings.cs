using KvTui.Core.Care.Recovery;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using static KvTui.Core.Diagnosis.FindingKind;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings about quorum, tolerance and leader.</summary>
internal static class ClusterFindings
{
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        OfCluster(
            "unreachable", Critical, static facts => facts.Report.Health == ClusterHealth.Unreachable ? facts.Report.Reason : null,
            "Nothing can be said of the cluster from here: it may be down, or only the way to it.",
            "Check the endpoints and the way to them, or ask from a host of the cluster."),
        OfCluster(
            "no-quorum", Critical, NoQuorum,
            "Nothing can be written, and only reads that may be out of date are answered.",
            "Start the members that are down: most of the voters have to run. Only if they are lost for good, go on with the member that "
            + "has the most data: take a copy of its data folder, start it alone with --force-new-cluster, and add the others anew. "
            + "In the explorer, :recovery has the commands for kubeadm, k3s, RKE2, OpenShift and etcd as a service."),
        OfCluster(
            "two-clusters", Critical, TwoClusters,
            "What is read depends on which endpoint answers.",
            "Name the endpoints of one cluster only (--endpoints)."),
        OfCluster(
            "denied", Warning, static facts => facts.Report.Health == ClusterHealth.Denied ? facts.Report.Reason : null,
            "What this user may not ask was not checked.",
            "Ask as a user with the role root (--user)."),
        OfCluster(
            "learner-only", Warning, static facts => facts.Report.Health == ClusterHealth.LearnerOnly ? facts.Report.Reason : null,
            "A learner does not know how the voters are.",
            "Name a voter's endpoint (--endpoints)."),
        OfCluster(
            "read-failed", Warning, FailedRead,
            "There is a leader, and yet a read that has to be up to date does not come through; writes may not either.",
            "Ask again in some seconds; if it lasts, look for an overloaded disk or network, and at the leader's log."),
        OfCluster(
            "no-spare", Warning, NoSpare,
            "If one more fails, nothing can be written.",
            "Bring the others back before anything else is changed: until then upgrade and defragment nothing. If one is gone for good, "
            + "replace it (:members in kvtui)."),
        OfCluster(
            "leader-changed", Warning, ChangedLeader,
            "During an election nothing is written. Where elections recur, the leader is too slow for the others or cut off from them.",
            "Ask again; if it recurs, look at the disks and round trips of the members, and at what else their hosts do."),
        OfCluster(
            "behind-proxy", Note, static facts => facts.Report.Proxy is { } proxy ? $"{proxy.Endpoint}: {ProxyText.Of(proxy)}" : null,
            "Behind an address that several members share they cannot be told apart: data, certificates and speed were not checked.",
            "Name the members' own endpoints (--endpoints)."),
        OfCluster(
            "no-tolerance", Note, static facts => IsWhole(facts.Report) && facts.Report.VoterCount is 1 or 2
                ? $"the cluster has {Voters(facts.Report.VoterCount)}"
                : null,
            "If one fails, nothing can be written, and of a single one the data may be lost.",
            "For more safety let it grow to three voters: add members one at a time, as learners first (kvtui member add --learner)."),
        OfCluster(
            "even-voters", Note, static facts => IsWhole(facts.Report) && facts.Report.VoterCount is > 2 and var voters && voters % 2 == 0
                ? $"the cluster has {Voters(voters)}"
                : null,
            "An even number of voters tolerates no more failures than one voter less would.",
            "Let it have an odd number of voters: add one (kvtui member add --learner), or remove one (kvtui member remove)."),
    ];

    private static bool IsWhole(ClusterReport report) => report is { Proxy: null, Health: ClusterHealth.Healthy or ClusterHealth.Degraded };

    private static string Voters(int count) => count == 1 ? "one voter" : $"{count} voters";

    private static string? NoQuorum(ClusterFacts facts)
    {
        if (facts.Report.Health != ClusterHealth.NoQuorum)
        {
            return null;
        }

        return RecoverySource.Of(facts.Report) is { } source
            ? $"{facts.Report.Reason}; {RecoverySource.Text(source)}"
            : facts.Report.Reason;
    }

    private static string? TwoClusters(ClusterFacts facts) =>
        facts.Report.Members.FirstOrDefault(static member => member.ForeignCluster != 0) is { } foreign
            ? ClusterReason.OfMember(facts.Report, foreign)
            : null;

    private static string? FailedRead(ClusterFacts facts) => facts.Report switch
    {
        { Health: ClusterHealth.Degraded, ReadError.Kind: EtcdErrorKind.DeadlineExceeded } => "a linearizable read gets no answer",
        { Health: ClusterHealth.Degraded, ReadError: { IsDenial: false } error } => $"a linearizable read failed: {error.Reason}",
        _ => null,
    };

    private static string? NoSpare(ClusterFacts facts)
    {
        var report = facts.Report;
        return IsWhole(report) && report is { VoterCount: > 2, FailuresTolerated: 0 }
            ? $"{report.Members.Count(static member => member is { IsVoter: true, Answers: true })} of {Voters(report.VoterCount)} answer, "
                + $"and {report.Quorum} are needed"
            : null;
    }

    private static string? ChangedLeader(ClusterFacts facts)
    {
        var (before, after) = (facts.Before, facts.Report);
        return before.LeaderTerm == after.LeaderTerm || before.LeaderTerm == 0 || after.LeaderTerm == 0
            ? null
            : $"there was an election meanwhile: {after.LabelOf(before.Leader)} led in term {before.LeaderTerm}, "
                + $"{after.LabelOf(after.Leader)} in term {after.LeaderTerm}";
    }
}
