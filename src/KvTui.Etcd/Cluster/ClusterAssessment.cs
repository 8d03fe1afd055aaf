using System.Globalization;
using KvTui.Etcd.Maintenance;

namespace KvTui.Etcd.Cluster;

/// <summary>Draws the conclusions from the answers of a cluster's members; pure.</summary>
public static class ClusterAssessment
{
    /// <summary>Makes a report.</summary>
    /// <param name="members">Every member and given endpoint, with its status or error.</param>
    /// <param name="readError">Why a linearizable read failed; null if it worked, or was not permitted, which only a quorum can say.</param>
    public static ClusterReport Assess(IReadOnlyList<MemberReport> members, EtcdException? readError)
    {
        var clusterId = members.FirstOrDefault(m => m.Status is not null)?.Status?.Header.ClusterId ?? 0;
        var answers = members.Where(m => m.Status is not null && m.Status.Header.ClusterId == clusterId).ToList();
        var leader = answers.Where(m => m.Status!.Leader != 0).MaxBy(m => m.Status!.RaftTerm)?.Status?.Leader ?? 0;
        var alarms = AlarmText.Parse(answers.SelectMany(m => m.Status!.Errors));
        var (health, reason) = Judge(members, clusterId, leader, alarms, readError);
        return new()
        {
            ClusterId = clusterId,
            Members = members,
            Leader = leader,
            Term = answers.Count > 0 ? answers.Max(m => m.Status!.RaftTerm) : 0,
            Health = health,
            Reason = reason,
            FailuresTolerated = health is ClusterHealth.Healthy or ClusterHealth.Degraded ? Tolerated(members) : 0,
            Alarms = alarms,
        };
    }

    private static (ClusterHealth Health, string Reason) Judge(
        IReadOnlyList<MemberReport> members, ulong clusterId, ulong leader, IReadOnlyList<Alarm> alarms, EtcdException? readError)
    {
        if (!members.Any(m => m.Answers))
        {
            return (ClusterHealth.Unreachable, "no member answers: " + Join(members.Select(Silence)));
        }

        var silent = members.Where(m => !m.Answers).Select(Silence);
        if (leader == 0 && members.Any(m => m.Status is not null))
        {
            return (ClusterHealth.NoQuorum, Join(silent.Prepend("no member that answers knows a leader")));
        }

        string[] failedRead = readError is null ? [] : [$"a linearizable read failed: {Sentence(readError)}"];
        if (readError is not null && !MostFollow(members, leader))
        {
            return (ClusterHealth.NoQuorum, Join(failedRead.Concat(silent)));
        }

        var raised = alarms.Select(a => $"alarm {a.Kind.ToString().ToUpperInvariant()} of {LabelOf(members, a.MemberId)}");
        string[] faults = [.. failedRead, .. raised, .. Faults(members, leader, clusterId)];
        return (faults.Length == 0 ? ClusterHealth.Healthy : ClusterHealth.Degraded, Join(faults));
    }

    // A read may fail because the member that it went to hangs, while the leader and most others answer and agree.
    private static bool MostFollow(IReadOnlyList<MemberReport> members, ulong leader) =>
        members.Any(m => m.Id == leader && m.Status is not null)
        && members.Count(m => IsVoter(m) && m.Status?.Leader == leader) >= Quorum(members);

    private static IEnumerable<string> Faults(IReadOnlyList<MemberReport> members, ulong leader, ulong clusterId)
    {
        foreach (var member in members)
        {
            if (member.IsDenied)
            {
                yield return $"{member.Label} denies its status: {Sentence(member.Error!)}";
            }
            else if (member.Status is not { } status)
            {
                yield return Silence(member);
            }
            else if (status.Header.ClusterId != clusterId)
            {
                yield return $"{member.Label} belongs to another cluster ({status.Header.ClusterId.ToString("x", CultureInfo.InvariantCulture)})";
            }
            else if (status.Leader == 0)
            {
                yield return $"{member.Label} knows no leader";
            }
            else if (status.Leader != leader)
            {
                yield return $"{member.Label} takes {LabelOf(members, status.Leader)} for the leader";
            }
        }
    }

    private static string Silence(MemberReport member) => member.Error is { } error
        ? $"{member.Label} does not answer from here: {Sentence(error)}"
        : member.Name.Length == 0 && member.Id != 0 ? $"{member.Label} has not started" : $"{member.Label} has no address that can be asked from here";

    private static string Join(IEnumerable<string> parts) => string.Join("; ", parts);

    /// <summary>What happened, without what to do about it, which follows a semicolon.</summary>
    private static string Sentence(EtcdException error) => error.Message.Split("; ", 2)[0].TrimEnd('.');

    private static string LabelOf(IReadOnlyList<MemberReport> members, ulong id) =>
        members.FirstOrDefault(m => m.Id == id)?.Label ?? id.ToString("x", CultureInfo.InvariantCulture);

    private static int Tolerated(IReadOnlyList<MemberReport> members) =>
        Math.Max(0, members.Count(m => IsVoter(m) && m.Answers) - Quorum(members));

    private static int Quorum(IReadOnlyList<MemberReport> members) => (members.Count(IsVoter) / 2) + 1;

    private static bool IsVoter(MemberReport member) => member.Id != 0 && !member.IsLearner;
}
