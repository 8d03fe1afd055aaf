using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>Tells from how a cluster looks after a step whether the next one may begin.</summary>
public static class CareCheck
{
    /// <summary>How many entries a member may be behind and still count as caught up: under load, some always are on their way.</summary>
    public const ulong MostEntriesBehind = 1000;

    /// <summary>What is still missing after a step, as a clause; null once all that was to be checked holds.</summary>
    public static string? Missing(CareStep step, ClusterReport report) => step switch
    {
        CareStep.Defragment(var id) => OfMember(report, id),
        CareStep.MoveLeader(var from, _) when report.Leader == from => $"{report.LabelOf(from)} still leads",
        CareStep.MoveLeader => Agreement(report),
        CareStep.Disarm(var alarm) when report.Alarms.Contains(alarm) =>
            $"{report.LabelOf(alarm.MemberId)} still reports the alarm {CareText.Name(alarm.Kind)}",
        CareStep.Compact or CareStep.Disarm or CareStep.TestWrite => null,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>
    /// What is not well after a step, whatever has come of it, as a clause; null once the next one may begin, or the same one again.
    /// </summary>
    public static string? Unsettled(CareStep step, ClusterReport report) =>
        step is CareStep.Defragment(var id) ? OfMember(report, id) : Agreement(report);

    private static string? OfMember(ClusterReport report, ulong id) => report.Members.FirstOrDefault(m => m.Id == id) switch
    {
        null => $"{report.LabelOf(id)} is no longer a member",
        { Status: null } or { Pending: not null } => $"{report.LabelOf(id)} does not answer",
        var member when member.Disagreements.HasFlag(Disagreement.Leader) => $"{member.Label} does not follow the leader",
        var member when Math.Max(member.ApplyLag ?? 0, report.LagOf(member) ?? 0) is > MostEntriesBehind and var behind =>
            $"{member.Label} is {behind} entries behind",
        _ => Agreement(report),
    };

    private static string? Agreement(ClusterReport report) => report.Leader == 0 ? "no member that answers knows a leader"
        : report.Members.FirstOrDefault(m => m.IsVoter && m.Disagreements.HasFlag(Disagreement.Leader)) is { } other
            ? $"{other.Label} does not follow the leader"
            : null;
}
