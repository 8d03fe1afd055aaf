using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>The words for steps of care, before, while and after they are done.</summary>
public static class CareText
{
    /// <summary>What a step does, as an order: “defragment n2 (follower, 150 MiB, 12 MiB of it in use)”.</summary>
    public static string Order(CareStep step, ClusterReport report) => step switch
    {
        CareStep.Compact compact => $"forget what was changed before {Quantities.Revision(compact.Revision)}",
        CareStep.Defragment(var id) => $"defragment {report.LabelOf(id)}{Figures(report, id)}",
        CareStep.MoveLeader(var from, var to) => $"move the leadership from {report.LabelOf(from)} to {report.LabelOf(to)}",
        CareStep.Disarm(var alarm) => $"take back the alarm {Name(alarm.Kind)} of {report.LabelOf(alarm.MemberId)}",
        CareStep.TestWrite => "grant a lease and revoke it, to see that writes work",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>What has to hold after a step before the next one begins.</summary>
    public static string Check(CareStep step, ClusterReport report) => step switch
    {
        CareStep.Compact => "the space is free inside the databases",
        CareStep.Defragment(var id) => $"{report.LabelOf(id)} answers again, follows the leader and has caught up",
        CareStep.MoveLeader(var from, _) => $"all agree on a leader other than {report.LabelOf(from)}",
        CareStep.Disarm => "no member reports the alarm",
        CareStep.TestWrite => "the write succeeds",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>The lines of a plan: each step with its number and what is checked after it.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CareStep> steps, ClusterReport report) =>
        steps.Select((step, i) => $"{i + 1}. {Order(step, report)}; then: {Check(step, report)}");

    /// <summary>An alarm as etcd writes it: “NOSPACE”.</summary>
    public static string Name(AlarmKind kind) => kind.ToString().ToUpperInvariant();

    /// <summary>Names in a row: “n1”, “n1 and n2”, “n1, n2 and n3”.</summary>
    public static string Joined(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static string Figures(ClusterReport report, ulong id) =>
        report.Members.FirstOrDefault(m => m.Id == id) is { Status: { } status } member
        ? $" ({report.RoleOf(member)}, {Quantities.Size(status.DbSize)}"
            + (status.DbSizeInUse > 0 ? $", {Quantities.Size(status.DbSizeInUse)} of it in use)" : ")")
        : "";
}
