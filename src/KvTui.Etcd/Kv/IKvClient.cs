using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv;

/// <summary>The KV service. All calls throw <see cref="EtcdException"/>, and <see cref="OperationCanceledException"/> only if the caller cancelled.</summary>
public interface IKvClient
{
    /// <summary>Reads a range, in one answer.</summary>
    Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a range in pages, all at one revision (the first page's, or the one asked for). <see cref="RangeOptions.Limit"/> bounds the whole;
    /// no page makes the server walk much more than it gives, as far as the keys before it tell, and none is larger than some MiB unless it is of one key.
    /// The values of a page share its memory: who keeps one keeps the page.
    /// </summary>
    IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>Reads the keys of a range without their values, as <see cref="PagesAsync"/> does.</summary>
    IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken);

    /// <summary>Puts a key. Never repeated once it may have been sent.</summary>
    Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken);

    /// <summary>Deletes a range. Never repeated once it may have been sent.</summary>
    /// <param name="clusterId">The id of the cluster that it is meant for, and sent to no other; 0 for the cluster that this client reads.</param>
    Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Runs a transaction; it is a read if it has no put and no delete.</summary>
    Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken);

    /// <summary>Compacts the history before a revision.</summary>
    Task<ResponseHeader> CompactAsync(long revision, bool physical, CancellationToken cancellationToken);
}
