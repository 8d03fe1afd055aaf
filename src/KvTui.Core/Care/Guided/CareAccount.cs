namespace KvTui.Core.Care.Guided;

/// <summary>How far a course of care has come, as it is kept where neither a crash nor the loss of the terminal reaches it.</summary>
/// <param name="ClusterId">The cluster that it is about.</param>
/// <param name="Progress">What is known to be done.</param>
/// <param name="UnderWay">The step that was about to be done, or being done; null between two steps.</param>
/// <param name="At">When this was so.</param>
public sealed record CareAccount(CareKind Kind, ulong ClusterId, SpaceProgress Progress, CareStep? UnderWay, DateTimeOffset At)
{
    /// <summary>The name of its file; empty for one that is in none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The id of the process that wrote it.</summary>
    public int Process { get; init; }

    /// <summary>Whether that process is still there.</summary>
    public bool IsAlive { get; init; }

    /// <summary>Whether nothing is done and nothing under way, so that there is nothing to go on with.</summary>
    public bool IsEmpty => UnderWay is null && Progress.Defragmented.Count == 0
        && (Kind == CareKind.Defragmentation || Progress.Revision > 0);

    /// <summary>Whether it was left behind on a cluster, and can be gone on with there.</summary>
    /// <param name="clusterId">The cluster; 0 for one that is not known, which has none.</param>
    public bool IsLeftOn(ulong clusterId) => !IsAlive && clusterId != 0 && clusterId == ClusterId;
}
