using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Kv.Opening;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Kv.Client;

/// <summary>The KV service over the call pipeline.</summary>
internal sealed class KvClient(CallPipeline pipeline) : IKvClient
{
    private readonly LeaseKnowledge _leases = new(pipeline);

    public async Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        var page = await RangeAsync(keys, options, KvResponses.Range, cancellationToken).ConfigureAwait(false);
        return await _leases.OfAsync(page, options, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<RangePage> PagesAsync(
        KeyRange keys, RangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new PageSequence<RangePage>(
            (window, asked, cancel) => RangeAsync(window, asked, KvResponses.Range, cancel),
            null, static page => (PageFacts.Of(page), page.Header.Revision), pipeline.Clock);
        await foreach (var page in pages.ReadAsync(keys, options, cancellationToken).ConfigureAwait(false))
        {
            yield return await _leases.OfAsync(page, options, cancellationToken).ConfigureAwait(false);
        }
    }

    public IAsyncEnumerable<KeyPage> KeyPagesAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        // Only a listing of all keys is known to be possibly large, and so worth a search for the first ones.
        var isWhole = keys == KeyRange.Prefix(pipeline.Root) && options.Revision == 0;
        var pages = new PageSequence<KeyPage>(
            (window, asked, cancel) => KeyPageAsync(window, asked, window == keys, cancel),
            isWhole ? cancel => new KeyspaceOpening(this, pipeline).FindAsync(keys, options, cancel) : null,
            static page => (PageFacts.Of(page), page.Header.Revision),
            pipeline.Clock);
        return pages.ReadAsync(keys, options with { KeysOnly = true }, cancellationToken);
    }

    public Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken)
    {
        var request = KvRequests.Put(key, value, options);
        var call = new CallDescriptor(RpcMethod.Put, request) { Ranges = [KeyRange.Key(key)], ClusterId = options.ClusterId };
        return pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken);
    }

    public Task<DeleteResult> DeleteAsync(KeyRange keys, ulong clusterId, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.DeleteRange, KvRequests.Delete(keys)) { Ranges = [keys], ClusterId = clusterId };
        return pipeline.CallAsync(call, KvResponses.Delete, cancellationToken);
    }

    public async Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
    {
        var operations = txn.Success.Concat(txn.Failure).ToList();
        var call = CallDescription.Of(RpcMethod.Txn, KvRequests.Txn(txn)) with
        {
            ClusterId = txn.ClusterId,
            IsBackground = operations.Count > 0
                && operations.TrueForAll(static operation => operation is TxnOperation.Range { Options.Background: true }),
        };
        var result = await pipeline.CallAsync(call, KvResponses.Txn, cancellationToken).ConfigureAwait(false);
        return await _leases.OfAsync(result, txn, cancellationToken).ConfigureAwait(false);
    }

    private async Task<KeyPage> KeyPageAsync(KeyRange window, RangeOptions options, bool isOfWhole, CancellationToken cancellationToken)
    {
        var page = await RangeAsync(window, options, message => KeyPage.Parse(message, isOfWhole), cancellationToken).ConfigureAwait(false);
        return await _leases.OfAsync(page, options, cancellationToken).ConfigureAwait(false);
    }

    private Task<T> RangeAsync<T>(KeyRange keys, RangeOptions options, AnswerParser<T> parse, CancellationToken cancellationToken)
        => pipeline.CallAsync(KvRequests.Read(keys, options), parse, cancellationToken);
}
