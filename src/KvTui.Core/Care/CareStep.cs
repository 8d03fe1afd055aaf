namespace KvTui.Core.Care;

/// <summary>One thing that is asked of a cluster for its care; a plan is a list of them, to be done one after the other.</summary>
public abstract record CareStep
{
    private CareStep()
    {
    }

    /// <summary>
    /// Forget the history before a revision, and wait until its space is free inside the database of the member that answers; the others
    /// free it at the same time.
    /// </summary>
    public sealed record Compact(long Revision) : CareStep;

    /// <summary>Defragment a member's database, which serves nothing meanwhile; only a single voter may be the leader then.</summary>
    public sealed record Defragment(ulong Member) : CareStep;

    /// <summary>Hand the leadership from a member to another.</summary>
    public sealed record MoveLeader(ulong From, ulong To) : CareStep;

    /// <summary>Take back an alarm.</summary>
    public sealed record Disarm(Alarm Alarm) : CareStep;

    /// <summary>Try whether writes work again, by a lease that is granted and revoked at once; no key is touched.</summary>
    public sealed record TestWrite : CareStep;
}
