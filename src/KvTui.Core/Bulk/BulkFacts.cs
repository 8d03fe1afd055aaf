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
