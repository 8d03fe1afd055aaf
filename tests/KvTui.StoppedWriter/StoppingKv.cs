using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.StoppedWriter;

/// <summary>Passes calls on, and stops before or after a transaction that writes.</summary>
internal sealed class StoppingKv(IKvClient inner, Stop stop) : IKvClient
{
    public Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) =>
        inner.RangeAsync(keys, options, cancellationToken);

    public IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) =>
        inner.PagesAsync(keys, options, cancellationToken);

    public IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) =>
        inner.KeyPagesAsync(keys, options, cancellationToken);

    public Task<ResponseHeader> PutAsync(
        EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken) =>
        inner.PutAsync(key, value, options, cancellationToken);

    public Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken) =>
        inner.DeleteAsync(keys, clusterId, cancellationToken);

    public async Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
    {
        if (!txn.Success.Any(static each => each is TxnOperation.Put or TxnOperation.Delete))
        {
            return await inner.TxnAsync(txn, cancellationToken);
        }

        stop.Next();
        await stop.AtAsync("begun");
        var result = await inner.TxnAsync(txn, cancellationToken);
        await stop.AtAsync("answered");
        return result;
    }
}
