using KvTui.App.Messages;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Runtime;

/// <summary>Carries out writes as transactions guarded by what the user has seen. A write is sent once; if its fate is unknown, the key is read again to tell.</summary>
public sealed class GuardedWriter(IKvClient kv)
{
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request switch
            {
                WriteRequest.Save save => await SaveAsync(save, cancellationToken),
                WriteRequest.Create create => await CreateAsync(create, cancellationToken),
                WriteRequest.Delete delete => await DeleteAsync(delete, cancellationToken),
                WriteRequest.DeletePrefix prefix => await DeletePrefixAsync(prefix, cancellationToken),
                _ => throw new InvalidOperationException(),
            };
        }
        catch (EtcdException error) when (error.MayHaveBeenApplied)
        {
            return await FindOutAsync(request, error, cancellationToken);
        }
        catch (EtcdException error)
        {
            return new WriteOutcome.Failed(error);
        }
    }

    private static TxnOperation.Range Read(EtcdKey key) => new TxnOperation.Range(KeyRange.Key(key), RangeOptions.Default);

    private static KeyValue? Found(TxnResult result) =>
        result.Responses is [.., TxnResponse.Range { Page.KeyValues: [var found, ..] }] ? found : null;

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
        var result = await kv.TxnAsync(
            new([new Compare.NoneNewerThan(keys, request.Revision)], [new TxnOperation.Delete(keys)], []),
            cancellationToken);
        return result is { Succeeded: true, Responses: [TxnResponse.Delete delete] }
            ? new WriteOutcome.Applied(result.Header.Revision, null, delete.Deleted)
            : new WriteOutcome.Conflict(null);
    }

    private async Task<WriteOutcome> RunAsync(Txn txn, CancellationToken cancellationToken)
    {
        var result = await kv.TxnAsync(txn, cancellationToken);
        var found = Found(result);
        return result.Succeeded
            ? new WriteOutcome.Applied(result.Header.Revision, found, 1)
            : new WriteOutcome.Conflict(found);
    }

    /// <summary>Tells an applied write from one whose fate stays unknown: only what the write would have left behind proves it.</summary>
    private async Task<WriteOutcome> FindOutAsync(WriteRequest request, EtcdException error, CancellationToken cancellationToken)
    {
        var key = request switch
        {
            WriteRequest.Save save => save.Base.Key,
            WriteRequest.Create create => create.Key,
            WriteRequest.Delete delete => delete.Key,
            _ => EtcdKey.Empty,
        };
        if (key.IsEmpty)
        {
            return new WriteOutcome.Unknown(error);
        }

        try
        {
            var page = await kv.RangeAsync(KeyRange.Key(key), RangeOptions.Default, cancellationToken);
            var found = page.KeyValues is [var pair, ..] ? pair : null;
            return IsApplied(request, found) ? new WriteOutcome.Applied(page.Header.Revision, found, 1) : new WriteOutcome.Unknown(error);
        }
        catch (EtcdException)
        {
            return new WriteOutcome.Unknown(error);
        }
    }

    private static bool IsApplied(WriteRequest request, KeyValue? found) => request switch
    {
        WriteRequest.Save save => found is not null && found.ModRevision > save.Base.ModRevision && found.Value.Span.SequenceEqual(save.Value.Span),
        WriteRequest.Create create => found is { Version: 1 } && found.Value.Span.SequenceEqual(create.Value.Span),
        _ => found is null,
    };
}
