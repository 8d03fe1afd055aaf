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
}

/// <summary>How many keys a delete removed.</summary>
public sealed record DeleteResult(ResponseHeader Header, long Deleted);
