using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>
/// What makes a cluster writable again whose space was used up (alarm NOSPACE): compact, defragment every member, take back each alarm, and
/// try a write. What comes next follows from how the cluster looks then.
/// </summary>
public static class SpacePlan
{
    /// <summary>The steps that come, if nothing happens meanwhile.</summary>
    public static IReadOnlyList<CareStep> Of(ClusterReport report, SpaceProgress progress)
    {
        var steps = new List<CareStep>();
        while (Next(report, progress) is { } step)
        {
            steps.Add(step);
            progress = progress.After(step);
            report = step switch
            {
                CareStep.MoveLeader(_, var to) => report with { Leader = to },
                CareStep.Disarm(var alarm) => report with { Alarms = [.. report.Alarms.Where(each => each != alarm)] },
                _ => report,
            };
        }

        return steps;
    }

    /// <summary>The step that comes next; null once a write was tried.</summary>
    public static CareStep? Next(ClusterReport report, SpaceProgress progress) =>
        progress.Revision > 0 ? new CareStep.Compact(progress.Revision)
        : DefragmentationPlan.Next(report, progress.Defragmented) is { } step ? step
        : report.Alarms.FirstOrDefault(static alarm => alarm.Kind == AlarmKind.NoSpace) is { } raised ? new CareStep.Disarm(raised)
        : progress.IsTried ? null
        : new CareStep.TestWrite();

    /// <summary>
    /// Why an alarm NOSPACE would come back with the next write, as a clause; null if no member is near its quota, as far as that is known:
    /// members before etcd 3.6 do not tell it, and are taken to have the default of 2 GiB if none is larger.
    /// </summary>
    public static string? WhyBack(ClusterReport report)
    {
        const long DefaultQuota = 2L << 30;
        foreach (var member in report.Members)
        {
            if (member.Status is { } status)
            {
                var quota = status.DbSizeQuota > 0 ? status.DbSizeQuota : DefaultQuota;
                if (status.DbSize >= quota)
                {
                    return $"the database of {member.Label} has {Quantities.Size(status.DbSize)}, {Quantities.Size(status.DbSizeInUse)} "
                        + $"of it in use, and its quota {(status.DbSizeQuota > 0 ? "is" : "may be")} {Quantities.Size(quota)}";
                }
            }
        }

        return null;
    }
}
