using System.Runtime.CompilerServices;
using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv.Paging;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Kv;

/// <summary>The KV service over the call pipeline.</summary>
internal sealed class KvClient(CallPipeline pipeline) : IKvClient
{
    public Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.Range, KvRequests.Range(keys, options))
        {
            Ranges = [keys],
            RequireLeader = !options.Serializable,
            Serializable = options.Serializable,
            IsBackground = options.Background,
        };
        return pipeline.CallAsync(call, KvResponses.Range, cancellationToken);
    }

    public async IAsyncEnumerable<RangePage> PagesAsync(KeyRange keys, RangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new PageCursor(keys, options);
        for (var isFirst = true; pages.Next is { } next; isFirst = false)
        {
            var page = await RangeAsync(next.Keys, isFirst ? next.Options : Later(next.Options), cancellationToken).ConfigureAwait(false);
            pages.Advance(page);
            yield return page;
        }
    }

    public Task<ResponseHeader> PutAsync(EtcdKey key, ReadOnlyMemory<byte> value, PutOptions options, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.Put, KvRequests.Put(key, value, options)) { Ranges = [KeyRange.Key(key)] };
        return pipeline.CallAsync(call, KvResponses.HeaderOnly, cancellationToken);
    }

    public Task<DeleteResult> DeleteAsync(KeyRange keys, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.DeleteRange, KvRequests.Delete(keys)) { Ranges = [keys] };
        return pipeline.CallAsync(call, KvResponses.Delete, cancellationToken);
    }

    public Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
    {
        var operations = txn.Success.Concat(txn.Failure).ToList();
        var call = new CallDescriptor(RpcMethod.Txn, KvRequests.Txn(txn))
        {
            Ranges = [.. txn.Compare.Select(static compare => compare.Touched), .. operations.Select(Touched)],
            IsWrite = operations.Exists(static operation => operation is not TxnOperation.Range),
            RequireLeader = !IsSerializable(operations),
            Serializable = IsSerializable(operations),
            IsBackground = operations.Count > 0 && operations.TrueForAll(static operation => operation is TxnOperation.Range { Options.Background: true }),
        };
        return pipeline.CallAsync(call, KvResponses.Txn, cancellationToken);
    }

    public Task<ResponseHeader> CompactAsync(long revision, bool physical, CancellationToken cancellationToken)
    {
        // It drops the history of every key, so a confined client may not do it.
        var call = new CallDescriptor(RpcMethod.Compact, new CompactionRequest { Revision = revision, Physical = physical }) { Ranges = [KeyRange.All] };
        return pipeline.CallAsync(call, KvResponses.HeaderOnly, cancellationToken);
    }

    /// <summary>
    /// How a page after the first is read: nobody waits for it as for the first, and at a revision that the first has found any member that has got so
    /// far may answer it by itself, without asking the leader again.
    /// </summary>
    private static RangeOptions Later(RangeOptions options) => options with { Background = true, Serializable = true };

    private static KeyRange Touched(TxnOperation operation) => operation switch
    {
        TxnOperation.Range range => range.Keys,
        TxnOperation.Put put => KeyRange.Key(put.Key),
        TxnOperation.Delete delete => delete.Keys,
        _ => KeyRange.All,
    };

    private static bool IsSerializable(List<TxnOperation> operations)
        => operations.Count > 0 && operations.TrueForAll(static operation => operation is TxnOperation.Range { Options.Serializable: true });
}
