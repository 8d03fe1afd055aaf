namespace KvTui.Core.Runtime.Writes;

/// <summary>What became of the question whether all is settled that was sent through a member before.</summary>
internal enum BarrierAnswer
{
    /// <summary>It is settled.</summary>
    Settled,

    /// <summary>The member does not run, or can not pass anything on: what it had taken is lost or with the others.</summary>
    Gone,

    /// <summary>No answer, or no leader: it may still take effect.</summary>
    Open,

    /// <summary>A member of another cluster answers there: the one that was asked may be elsewhere.</summary>
    OtherCluster,

    /// <summary>The user may not ask.</summary>
    Denied,
}
