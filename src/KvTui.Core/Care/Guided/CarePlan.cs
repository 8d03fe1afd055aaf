using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>The steps of a course of care, whichever it is.</summary>
public static class CarePlan
{
    /// <summary>The step that comes next, as the cluster looks now; null if none is left, or none can be done.</summary>
    public static CareStep? Next(CareKind kind, ClusterReport report, SpaceProgress progress) => kind switch
    {
        CareKind.Space => SpacePlan.Next(report, progress),
        CareKind.Defragmentation => DefragmentationPlan.Next(report, progress.Defragmented),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known course"),
    };

    /// <summary>The steps that come, if nothing happens meanwhile.</summary>
    public static IReadOnlyList<CareStep> Of(CareKind kind, ClusterReport report, SpaceProgress progress) => kind switch
    {
        CareKind.Space => SpacePlan.Of(report, progress),
        CareKind.Defragmentation => DefragmentationPlan.Of(report, already: progress.Defragmented),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known course"),
    };

    /// <summary>Whether all of it is done.</summary>
    public static bool IsFinished(CareKind kind, ClusterReport report, SpaceProgress progress) => kind switch
    {
        CareKind.Space => progress.IsTried && SpacePlan.Next(report, progress) is null,
        CareKind.Defragmentation => Left(report, progress).Count == 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known course"),
    };

    /// <summary>The labels of the voters that are not defragmented, whether they can be now or not.</summary>
    public static IReadOnlyList<string> Left(ClusterReport report, SpaceProgress progress) =>
        [.. report.Members.Where(m => m.IsVoter && !progress.Defragmented.Contains(m.Id)).Select(static m => m.Label)];

    /// <summary>The name of the command that goes on with it, after its colon: “space” or “defrag”.</summary>
    public static string Command(CareKind kind) => kind switch
    {
        CareKind.Space => "space",
        CareKind.Defragmentation => "defrag",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known course"),
    };
}

/// <summary>What a course of care is for.</summary>
public enum CareKind
{
    /// <summary>To make a full cluster writable again.</summary>
    Space,

    /// <summary>To give the free space inside the databases back to the disks.</summary>
    Defragmentation,
}
