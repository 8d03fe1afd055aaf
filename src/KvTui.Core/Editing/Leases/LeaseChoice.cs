namespace KvTui.Core.Editing.Leases;

/// <summary>What a save does to the lease of its key.</summary>
/// <param name="Number">The id of the lease to attach to, or the seconds that a new one lives; else 0.</param>
public readonly record struct LeaseChoice(LeaseUse Use, long Number = 0)
{
    /// <summary>Whether a key that has this lease can have it by such a save.</summary>
    public bool Allows(KeyLease lease) => Use switch
    {
        LeaseUse.Keep => true,
        LeaseUse.Attach => lease.Id == Number,
        LeaseUse.Detach => lease.Id == 0,
        LeaseUse.Grant => lease.Id != 0,
        _ => throw new InvalidOperationException($"{Use} is not a known use of a lease."),
    };
}

/// <summary>What is done with a lease.</summary>
public enum LeaseUse
{
    /// <summary>The key keeps the lease that it has; a new key gets none.</summary>
    Keep,

    /// <summary>The key is attached to a lease that exists.</summary>
    Attach,

    /// <summary>The key is attached to no lease any more.</summary>
    Detach,

    /// <summary>The key is attached to a lease that is granted for it.</summary>
    Grant,
}
