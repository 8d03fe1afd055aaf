using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>A KV service over a sorted list of keys, which may be read by ranges and by transactions of ranges.</summary>
internal sealed class SortedKvClient(SortedServer server) : IKvClient
{
    public Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => Task.FromResult(Answer(keys, options));

    public Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken) => Task.FromResult(new TxnResult(
        new(1, 1, 7, 1), true, [.. txn.Success.Cast<TxnOperation.Range>().Select(range => new TxnResponse.Range(Answer(range.Keys, range.Options)))]));

    public IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken) => throw new NotSupportedException();

    private RangePage Answer(KeyRange keys, RangeOptions options)
    {
        var page = server.Answer(keys, options);
        var pairs = new List<KeyValue>();
        foreach (var record in page)
        {
            pairs.Add(new(new(record.Key.ToArray()), default, record.CreateRevision, record.ModRevision, record.Version, record.Lease));
        }

        return new(page.Header, pairs, page.More, page.Count);
    }
}
