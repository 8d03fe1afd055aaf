using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>The words for steps of care, before, while and after they are done.</summary>
public static class CareText
{
    /// <summary>What a step does, as an order: “defragment n2”.</summary>
    public static string Brief(CareStep step, ClusterReport report) => step switch
    {
        CareStep.Compact(var revision) => $"forget what was changed before {Quantities.Revision(revision)}",
        CareStep.Defragment(var id) => $"defragment {report.LabelOf(id)}",
        CareStep.MoveLeader(var from, var to) => $"move the leadership from {report.LabelOf(from)} to {report.LabelOf(to)}",
        CareStep.Disarm(var alarm) => $"take back the alarm {Name(alarm.Kind)} of {report.LabelOf(alarm.MemberId)}",
        CareStep.TestWrite => "grant a lease and revoke it, to see that writes work",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>The same with what is to be known before: “defragment n2 (follower, 150 MiB, 12 MiB of it in use)”.</summary>
    public static string Order(CareStep step, ClusterReport report) =>
        Brief(step, report) + (step is CareStep.Defragment(var id) ? Figures(report, id) : "");

    /// <summary>What has to hold after a step before the next one begins.</summary>
    public static string Check(CareStep step, ClusterReport report) => step switch
    {
        CareStep.Compact => "the space is free inside the database of the member that answers",
        CareStep.Defragment(var id) => $"{report.LabelOf(id)} answers again, follows the leader and has caught up",
        CareStep.MoveLeader(var from, _) => $"all agree on a leader other than {report.LabelOf(from)}",
        CareStep.Disarm => "no member reports the alarm",
        CareStep.TestWrite => "the write succeeds",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>What holds once the cluster is well after a step whose answer was lost.</summary>
    public static string Settled(CareStep step, ClusterReport report) =>
        step is CareStep.Defragment ? Check(step, report) : "the members that answer agree on a leader";

    /// <summary>What a step has come to, once it is done: “n2: defragmented in 2.5 s, 150 MiB before, 12 MiB now”.</summary>
    /// <param name="before">How the cluster looked before the step.</param>
    /// <param name="after">How it looked after it.</param>
    public static string Done(CareStep step, ClusterReport before, ClusterReport after, TimeSpan took) => step switch
    {
        CareStep.Compact(var revision) => $"compacted: {Quantities.Revision(revision)} is the oldest revision now",
        CareStep.Defragment(var id) => string.Create(
            CultureInfo.InvariantCulture,
            $"{before.LabelOf(id)}: defragmented in {took.TotalSeconds:0.0} s, ")
            + $"{Quantities.Size(SizeOf(before, id))} before, {Now(after, id)}",
        CareStep.MoveLeader(var from, _) =>
            $"{(after.Leader == 0 ? "nobody" : after.LabelOf(after.Leader))} leads now, no longer {before.LabelOf(from)}",
        CareStep.Disarm(var alarm) => $"{Name(alarm.Kind)} of {before.LabelOf(alarm.MemberId)} taken back",
        CareStep.TestWrite => "a lease was granted and revoked: writes work",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    /// <summary>Which part of the history is forgotten by a compaction, and what that means.</summary>
    /// <param name="oldest">The oldest revision that can be read; 0 if that is not known.</param>
    /// <param name="revision">The oldest one that can be read afterwards.</param>
    /// <param name="now">The latest one.</param>
    public static string Lost(long oldest, long revision, long now) =>
        (oldest == 0
            ? $"The history before r{revision} is forgotten; the cluster is at r{now}."
            : $"Of the history from r{oldest} to r{now}, r{oldest} to r{revision - 1} are forgotten: "
                + $"{revision - oldest} of {now - oldest + 1} revisions.")
        + $" Keys as they are now remain; what they were before r{revision} can no longer be read (get --rev), "
        + "watched from (watch --rev) or gone back to.";

    /// <summary>Whether an alarm NOSPACE that is taken back would stay away, as a sentence.</summary>
    public static string Room(ClusterReport report) => SpacePlan.WhyBack(report) is { } why
        ? $"Beware: {why}. The alarm would come back with the next write; compact and defragment first."
        : "Every member has room below its quota, as far as that is known.";

    /// <summary>The size of a member's database in bytes; 0 if it did not tell.</summary>
    public static long SizeOf(ClusterReport report, ulong id) => report.Members.FirstOrDefault(m => m.Id == id)?.Status?.DbSize ?? 0;

    /// <summary>The lines of a plan: each step with its number and what is checked after it.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CareStep> steps, ClusterReport report) =>
        steps.Select((step, i) => $"{i + 1}. {Order(step, report)}; then: {Check(step, report)}");

    /// <summary>An alarm as etcd writes it: “NOSPACE”.</summary>
    public static string Name(AlarmKind kind) => kind.ToString().ToUpperInvariant();

    /// <summary>Names in a row: “n1”, “n1 and n2”, “n1, n2 and n3”.</summary>
    public static string Joined(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    /// <summary>A member with its role and its sizes: “n2 (follower, 150 MiB, 12 MiB of it in use)”.</summary>
    public static string Figured(ClusterReport report, ulong id) => report.LabelOf(id) + Figures(report, id);

    private static string Now(ClusterReport after, ulong id) =>
        SizeOf(after, id) is > 0 and var size ? $"{Quantities.Size(size)} now" : "how much now is not known";

    private static string Figures(ClusterReport report, ulong id) =>
        report.Members.FirstOrDefault(m => m.Id == id) is { Status: { } status } member
        ? $" ({report.RoleOf(member)}, {Quantities.Size(status.DbSize)}"
            + (status.DbSizeInUse > 0 ? $", {Quantities.Size(status.DbSizeInUse)} of it in use)" : ")")
        : "";
}
