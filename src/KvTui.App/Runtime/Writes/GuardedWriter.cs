using KvTui.App.Messages;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Runtime.Writes;

/// <summary>Carries out writes as transactions guarded by what the user has seen. A write is sent once; if its answer gets lost, what became of it is found out by reading.</summary>
public sealed class GuardedWriter(IEtcdClient client, TimeProvider clock)
{
    private volatile ClusterMoment _known = ClusterMoment.Unknown;

    /// <summary>Notes how far the cluster has come, by any answer of it. On any thread.</summary>
    public void Note(ResponseHeader header) => _known = _known.Or(header);

    /// <summary>Sends a write, once.</summary>
    /// <param name="doubted">Told, before it is found out, that the answer got lost and why.</param>
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, Action<EtcdException> doubted, CancellationToken cancellationToken)
    {
        var before = _known;
        try
        {
            return await SendAsync(request, cancellationToken);
        }
        catch (EtcdException error) when (error.MayHaveBeenApplied || error.Kind == EtcdErrorKind.NoSpace)
        {
            // etcd raises NOSPACE after applying the put that passes the quota (etcd: server/etcdserver/apply.go, quotaApplierV3).
            doubted(error);
            return await new WriteInquiry(client, clock, request, error, before).RunAsync(cancellationToken);
        }
        catch (EtcdException error)
        {
            return new WriteOutcome.Failed(error);
        }
    }

    /// <summary>Finds out what became of a write that was sent earlier; it is not sent again.</summary>
    public Task<WriteOutcome> FindOutAsync(WriteRequest request, EtcdException error, CancellationToken cancellationToken) =>
        new WriteInquiry(client, clock, request, error, ClusterMoment.Unknown).RunAsync(cancellationToken);

    private static TxnOperation.Range Read(EtcdKey key) => new TxnOperation.Range(KeyRange.Key(key), RangeOptions.Default);

    private static KeyValue? Found(TxnResult result) =>
        result.Responses is [.., TxnResponse.Range { Page.KeyValues: [var found, ..] }] ? found : null;

    private Task<WriteOutcome> SendAsync(WriteRequest request, CancellationToken cancellationToken) => request switch
    {
        WriteRequest.Save save => SaveAsync(save, cancellationToken),
        WriteRequest.Create create => CreateAsync(create, cancellationToken),
        WriteRequest.Delete delete => DeleteAsync(delete, cancellationToken),
        WriteRequest.DeletePrefix prefix => DeletePrefixAsync(prefix, cancellationToken),
        _ => throw new InvalidOperationException(),
    };

    private async Task<TxnResult> TxnAsync(Txn txn, CancellationToken cancellationToken)
    {
        var result = await client.Kv.TxnAsync(txn, cancellationToken);
        Note(result.Header);
        return result;
    }

    private async Task<WriteOutcome> SaveAsync(WriteRequest.Save save, CancellationToken cancellationToken)
    {
        var key = save.Base.Key;
        return await RunAsync(
            new(
                [new Compare.ModRevisionEquals(key, save.Base.ModRevision)],
                [new TxnOperation.Put(key, save.Value, new() { KeepLease = true }), Read(key)],
                [Read(key)]),
            cancellationToken);
    }

    private async Task<WriteOutcome> CreateAsync(WriteRequest.Create create, CancellationToken cancellationToken) =>
        await RunAsync(
            new(
                [new Compare.VersionEquals(create.Key, 0)],
                [new TxnOperation.Put(create.Key, create.Value, new()), Read(create.Key)],
                [Read(create.Key)]),
            cancellationToken);

    private async Task<WriteOutcome> DeleteAsync(WriteRequest.Delete delete, CancellationToken cancellationToken) =>
        await RunAsync(
            new(
                [new Compare.ModRevisionEquals(delete.Key, delete.ModRevision)],
                [new TxnOperation.Delete(KeyRange.Key(delete.Key))],
                [Read(delete.Key)]),
            cancellationToken);

    private async Task<WriteOutcome> DeletePrefixAsync(WriteRequest.DeletePrefix request, CancellationToken cancellationToken)
    {
        var keys = KeyRange.Prefix(request.Prefix);
        var result = await TxnAsync(
            new([new Compare.NoneNewerThan(keys, request.Revision)], [new TxnOperation.Delete(keys)], []),
            cancellationToken);
        return result is { Succeeded: true, Responses: [TxnResponse.Delete delete] }
            ? new WriteOutcome.Applied(result.Header.Revision, null, delete.Deleted)
            : new WriteOutcome.Conflict(null);
    }

    private async Task<WriteOutcome> RunAsync(Txn txn, CancellationToken cancellationToken)
    {
        var result = await TxnAsync(txn, cancellationToken);
        var found = Found(result);
        return result.Succeeded
            ? new WriteOutcome.Applied(result.Header.Revision, found, 1)
            : new WriteOutcome.Conflict(found);
    }
}
