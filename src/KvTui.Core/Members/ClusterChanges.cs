using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members;

/// <summary>Says what has changed between two reports on a cluster, for the timeline.</summary>
internal static class ClusterChanges
{
    /// <summary>The changes, most general first.</summary>
    public static IEnumerable<string> Between(ClusterState before, ClusterState after, DateTimeOffset now)
    {
        var report = after.Report!;
        return OfCluster(before, after, report, now)
            .Concat(OfLeader(before.Memory, after.Memory, report, now))
            .Concat(MemberChanges.Between(before, after, now))
            .Concat(OfAlarms(before.Memory.Alarms, after.Memory.Alarms, report));
    }

    /// <summary>A time that is known to one poll: “about 2 s”.</summary>
    public static string About(TimeSpan time) => time.TotalSeconds < 1 ? "less than 1 s" : $"about {Quantities.Age(time)}";

    private static IEnumerable<string> OfCluster(ClusterState before, ClusterState after, ClusterReport report, DateTimeOffset at)
    {
        var (old, now) = (before.Memory, after.Memory);
        if (before.Report is null)
        {
            yield return FirstLook(report);
        }
        else if (now.UnansweredSince is not null && old.UnansweredSince is null)
        {
            yield return report.Reason;
        }
        else if (now.UnansweredSince is null && old.UnansweredSince is { } since)
        {
            yield return $"members answer again after {About(at - since)}";
        }

        if (old.ClusterId != now.ClusterId && old.ClusterId != 0)
        {
            yield return $"another cluster answers: cluster id {old.ClusterId:x} → {now.ClusterId:x}";
        }

        if (before.Report is not null && now.DeniedSince is not null && old.DeniedSince is null)
        {
            yield return $"denied: {report.Reason}";
        }
        else if (now is { DeniedSince: null, UnansweredSince: null } && old.DeniedSince is { } refused)
        {
            yield return $"no longer denied after {About(at - refused)}";
        }

        if (before.Report is not null && now.NoQuorumSince is not null && old.NoQuorumSince is null)
        {
            yield return $"no quorum: {report.Reason}";
        }
        else if (report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded && old.NoQuorumSince is { } lost)
        {
            yield return $"quorum again after {About(at - lost)}";
        }
    }

    private static string FirstLook(ClusterReport report)
    {
        var isDenied = report.Health == ClusterHealth.Denied;
        var leader = report.Leader == 0 ? "no leader" : $"leader {report.LabelOf(report.Leader)}, term {report.LeaderTerm}";
        var known = report switch
        {
            { Health: ClusterHealth.LearnerOnly, VoterCount: 0 } => $", {leader}",
            { Proxy: { } proxy } => $", {ProxyText.Of(proxy)}{(report.IsTold ? $"; {leader}" : "")}",
            _ when isDenied && !report.IsTold => "",
            { MemberCount: 0 } => ", no member known",
            { IsTold: false } => $", {report.AnsweringCount} of {report.MemberCount} members answer",
            _ => $", {report.AnsweringCount} of {report.MemberCount} members answer, {leader}",
        };
        return $"first look: {HealthText.Word(report)}{known}{(isDenied ? $": {report.Reason}" : "")}";
    }

    private static IEnumerable<string> OfLeader(ClusterMemory old, ClusterMemory now, ClusterReport report, DateTimeOffset at)
    {
        if (now.LeaderlessSince is not null && old.LeaderlessSince is null && old.Leader != 0)
        {
            yield return $"leader {old.LeaderName} lost: no member that answers knows a leader";
        }

        if (report.Leader == 0 || (old.Leader == 0 && old.LeaderlessSince is null))
        {
            yield break;
        }

        var term = old.Leader == 0 ? $", term {now.Term}" : old.Term == now.Term ? "" : $", term {old.Term} → {now.Term}";
        var gap = old switch
        {
            { UnansweredSince: { } since } => $", while nobody answered for {About(at - since)}",
            { LeaderlessSince: { } since } => $", no leader for {About(at - since)}",
            _ => $", no leader for {About(at - old.LeaderAt)}",
        };
        if (old.Leader != now.Leader)
        {
            yield return $"leader {(old.Leader == 0 ? "" : old.LeaderName + " → ")}{now.LeaderName}{term}{gap}";
        }
        else if (old.LeaderlessSince is not null)
        {
            yield return $"leader {now.LeaderName} again{term}{gap}";
        }
        else if (term.Length > 0)
        {
            yield return $"{term[2..]}, the leader is still {now.LeaderName}";
        }
    }

    private static IEnumerable<string> OfAlarms(IReadOnlyList<Alarm> before, IReadOnlyList<Alarm> after, ClusterReport report)
    {
        string Name(Alarm alarm) => $"alarm {alarm.Kind.ToString().ToUpperInvariant()} of {report.LabelOf(alarm.MemberId)}";
        return after.Except(before).Select(alarm => $"{Name(alarm)} raised")
            .Concat(before.Except(after).Select(alarm => $"{Name(alarm)} cleared"));
    }
}
