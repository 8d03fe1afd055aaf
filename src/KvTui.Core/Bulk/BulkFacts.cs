namespace KvTui.Core.Bulk;

/// <summary>What was found when the keys of an order were counted.</summary>
/// <param name="Shown">The keys that it is about, as they were then.</param>
/// <param name="Bytes">The bytes of these keys and their values.</param>
/// <param name="Leased">How many of them have a lease.</param>
/// <param name="Taken">Those keys that have a name already which one of them is to get.</param>
public sealed record BulkFacts(KeyIndex Shown, long Bytes, long Leased, KeyIndex Taken)
{
    /// <summary>The most operations that etcd takes in a transaction unless it is told otherwise.</summary>
    private const int MostOperations = 128;

    /// <summary>The most bytes of a transaction, with all that it replaces, so that it can go back in one too.</summary>
    private const long MostBytes = 1024 * 1024;

    /// <summary>The bytes of the keys that have the names already, and of their values.</summary>
    public long TakenBytes { get; init; }

    /// <summary>How many of the new names are those of keys that the order is about too.</summary>
    public long Collisions { get; init; }

    /// <summary>How many of the keys the journal does not keep, so that they cannot be taken back.</summary>
    public long Unkept { get; init; }

    /// <summary>How many keys are left out, as somebody has changed them since the order was begun; 0 unless it is gone on with.</summary>
    public long Changed { get; init; }

    /// <summary>The revision that they were counted at.</summary>
    public long Revision { get; init; }

    /// <summary>Whether all of it is one transaction: all of it is done, or nothing.</summary>
    public bool IsAtomic(BulkOrder order) =>
        Shown.Count * (order.Names ? 2L : 1L) <= MostOperations && (2 * Bytes) + TakenBytes < MostBytes;
}

/// <summary>What came of an order.</summary>
/// <param name="Done">How many keys it was done with.</param>
/// <param name="Changed">Keys that had changed meanwhile and were left as they are; not more than can be read.</param>
/// <param name="ChangedCount">How many of these there are.</param>
/// <param name="Revision">The revision of the last transaction; 0 if there was none.</param>
public sealed record BulkResult(long Done, ImmutableArray<EtcdKey> Changed, long ChangedCount, long Revision)
{
    /// <summary>How many keys were left since another key has the name, or the lease is theirs already.</summary>
    public long Skipped { get; init; }

    /// <summary>Whether it was stopped, as was wanted.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Why it ended early; null if it did not.</summary>
    public EtcdException? Error { get; init; }
}
