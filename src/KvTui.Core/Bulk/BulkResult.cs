namespace KvTui.Core.Bulk;

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
