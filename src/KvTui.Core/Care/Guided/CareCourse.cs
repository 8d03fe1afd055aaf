using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>A course of care: what was done, what is being done and what comes.</summary>
/// <param name="Report">How the cluster looks, as far as is known; while a step is being done, how it looked before.</param>
/// <param name="Progress">What is known to be done; null until it is chosen how much of the history is kept.</param>
public sealed record CareCourse(CareKind Kind, ClusterReport Report, SpaceProgress? Progress)
{
    /// <summary>The oldest revision that can be read; 0 if that is not known.</summary>
    public long Oldest { get; init; }

    /// <summary>The steps that have ended, in order, also those that were refused.</summary>
    public ImmutableList<StepEnd> Ended { get; init; } = [];

    /// <summary>The step that is being done; null for none.</summary>
    public StepRun? Running { get; init; }

    /// <summary>The number of the last run.</summary>
    public long Runs { get; init; }

    /// <summary>When the last step ended; what was asked of the cluster before that is out of date.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>The step after which something was still missing; null for none.</summary>
    public CareStep? Awaited { get; init; }

    /// <summary>What was left behind and is gone on with, until the first step is done; null for nothing.</summary>
    public CareAccount? TakenUp { get; init; }

    /// <summary>The cluster that it is about.</summary>
    public ulong ClusterId => Report.ClusterId;

    /// <summary>The latest revision that a member tells; 0 if none does.</summary>
    public long Latest => Report.Members.Max(static member => member.Status?.Header.Revision) ?? 0;

    /// <summary>The step that comes next; null while one is being done, and if there is none.</summary>
    public CareStep? Next => Running is null && Progress is { } progress ? CarePlan.Next(Kind, Report, progress) : null;

    /// <summary>What is still not well after the last step, as a clause; null if all is.</summary>
    public string? Missing => Awaited is { } step ? CareCheck.Unsettled(step, Report) : null;

    /// <summary>Whether one of its steps was done here.</summary>
    public bool IsBegun => Ended.Exists(static end => end.IsDone);

    /// <summary>Whether all of it is done.</summary>
    public bool IsFinished => Running is null && Progress is { } progress && CarePlan.IsFinished(Kind, Report, progress);

    /// <summary>Whether it can still be chosen how much of the history is kept.</summary>
    public bool MayChoose => Kind == CareKind.Space && Running is null
        && (Progress is null or { Revision: > 0 } || (Ended.Count == 0 && TakenUp is null));
}
