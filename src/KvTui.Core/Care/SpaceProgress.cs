namespace KvTui.Core.Care;

/// <summary>How far a cluster's space has been freed; immutable, so that it can be left and taken up again.</summary>
/// <param name="Revision">The oldest revision to keep; 0 once the history before it is forgotten, or if all of it is kept.</param>
/// <param name="Defragmented">The ids of the members that are defragmented already.</param>
/// <param name="IsTried">Whether a write was tried at the end.</param>
public sealed record SpaceProgress(long Revision, IReadOnlySet<ulong> Defragmented, bool IsTried = false)
{
    /// <summary>The beginning.</summary>
    /// <param name="revision">The oldest revision to keep; 0 keeps all of the history.</param>
    public static SpaceProgress Begin(long revision) => new(revision, new HashSet<ulong>());

    /// <summary>How far it is once a step was done.</summary>
    public SpaceProgress After(CareStep step) => step switch
    {
        CareStep.Compact => this with { Revision = 0 },
        CareStep.Defragment(var id) => this with { Defragmented = new HashSet<ulong>(Defragmented) { id } },
        CareStep.TestWrite => this with { IsTried = true },
        CareStep.MoveLeader or CareStep.Disarm => this,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };
}
