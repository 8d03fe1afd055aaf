namespace KvTui.Etcd.Kv;

/// <summary>The KV service; throws <see cref="EtcdException"/>, or <see cref="OperationCanceledException"/> if cancelled.</summary>
public interface IKvClient
{
    Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a range in pages, all at one revision (the first page's, or the one requested). <see cref="RangeOptions.Limit"/> bounds the
    /// whole; no page makes the server walk many more keys than it returns, as far as the keys before it tell, and none exceeds a few MiB
    /// unless it holds one key. The values of a page share its memory: keeping one keeps the page.
    /// </summary>
    IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>Reads the keys of a range without their values, as <see cref="PagesAsync"/> does.</summary>
    IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>Puts a key. A put is never repeated once it may have been sent.</summary>
    Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken);

    /// <summary>Deletes a range. A delete is never repeated once it may have been sent.</summary>
    /// <param name="clusterId">The id of the only cluster that the delete is meant for; 0 for the cluster that this client reads.</param>
    Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Runs a transaction, which is a read if it contains no put and no delete.</summary>
    Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken);

    Task<ResponseHeader> CompactAsync(long revision, bool physical, CancellationToken cancellationToken);
}

/// <summary>How a range is read. There is no sort order: answers are in key order anyway, and etcd reads everything to sort.</summary>
public sealed record RangeOptions
{
    public static RangeOptions Default { get; } = new();

    /// <summary>The most keys to return; 0 for all.</summary>
    public long Limit { get; init; }

    /// <summary>The revision to read at; 0 for the newest.</summary>
    public long Revision { get; init; }

    /// <summary>Whether a member answers without consensus, which works without a leader and may be out of date.</summary>
    public bool Serializable { get; init; }

    public bool KeysOnly { get; init; }

    /// <summary>Whether leases are wanted from keys-only answers too; a status is requested if the member's version is unknown.</summary>
    public bool WithLeases { get; init; }

    public bool CountOnly { get; init; }

    /// <summary>The largest answer accepted, in bytes, checked before it is read; 0 means the client's limit.</summary>
    public int MostBytes { get; init; }

    /// <summary>Whether nobody is waiting for the read: it waits its turn, within the load budget, and while the server is slow.</summary>
    public bool Background { get; init; }
}

/// <summary>An answer to a range read.</summary>
/// <param name="Header">The answer's header; its revision is the member's current one even for a read at an older revision.</param>
/// <param name="KeyValues">The keys and values in ascending order of key.</param>
/// <param name="Count">The number of keys in the whole requested range, whatever the limit.</param>
public sealed record RangePage(ResponseHeader Header, IReadOnlyList<KeyValue> KeyValues, bool More, long Count);

/// <summary>What a put does to the key's lease. By default etcd detaches it.</summary>
public sealed record PutOptions
{
    /// <summary>The id of the lease to attach; 0 detaches the key from any lease.</summary>
    public long Lease { get; init; }

    /// <summary>Whether the key keeps its lease; the key must exist, and <see cref="Lease"/> is ignored.</summary>
    public bool KeepLease { get; init; }

    /// <summary>The id of the only cluster that the put is meant for; 0 for the cluster that this client reads.</summary>
    public ulong ClusterId { get; init; }
}

/// <summary>How many keys a delete removed.</summary>
public sealed record DeleteResult(ResponseHeader Header, long Deleted);
