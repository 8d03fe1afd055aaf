using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>What is asked before a step: what will happen to which member of which cluster.</summary>
/// <param name="Action">The word that does it.</param>
public sealed record CareQuestion(string Title, string Text, string Action)
{
    /// <summary>The question before the next step of a course.</summary>
    /// <param name="where">The cluster, as “cluster local (http://…, id …)”; it cannot steer a terminal.</param>
    public static CareQuestion Of(CareCourse course, CareStep step, string where)
    {
        var report = course.Report;
        return step switch
        {
            CareStep.Compact(var revision) => new(
                "Compact",
                $"The history before r{revision} will be forgotten on {where}.\n{CareText.Lost(course.Oldest, revision, course.Latest)}",
                "Compact"),
            CareStep.Defragment(var id) => new(
                $"Defragment {Label(report, id)}",
                $"{Printable.Text(CareText.Figured(report, id))} of {where} will be defragmented. It answers nothing meanwhile, "
                    + $"and etcd does not stop once it has begun.\n{Tolerances(report)}",
                "Defragment"),
            CareStep.MoveLeader(var from, var to) => new(
                "Move the leadership",
                $"{Label(report, to)} will lead {where}, no longer {Label(report, from)}, which is defragmented then. "
                    + "Writes wait for a moment.",
                "Move"),
            CareStep.Disarm(var alarm) => new(
                $"Alarm {CareText.Name(alarm.Kind)}",
                $"The alarm of {Label(report, alarm.MemberId)} will be taken back on {where}.\n"
                    + Missed(course) + Printable.Text(CareText.Room(report)),
                "Take back"),
            CareStep.TestWrite => new(
                "Try a write",
                $"A lease will be granted on {where}, and revoked at once, to see that writes work. No key is touched.",
                "Try"),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
        };
    }

    private static string Label(ClusterReport report, ulong id) => Printable.Text(report.LabelOf(id));

    private static string Tolerances(ClusterReport report)
    {
        var now = Tolerance.Of(report);
        return $"Now: {now.Text}\nMeanwhile: {(now with { Answering = now.Answering - 1 }).Text}";
    }

    private static string Missed(CareCourse course) =>
        CarePlan.Left(course.Report, course.Progress!) is { Count: > 0 } left
            ? $"Not defragmented: {Printable.Text(CareText.Joined(left))}.\n"
            : "";
}
