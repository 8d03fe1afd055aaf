using KvTui.Core.Editing.Leases;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>Makes the transaction of a write, and reads its answer.</summary>
internal static class WriteTxn
{
    /// <summary>The transaction; a new value is in it once.</summary>
    public static Txn Of(WriteRequest request, IReadOnlyList<Compare> guard)
    {
        TxnOperation[] success = request switch
        {
            WriteRequest.Save save => [new TxnOperation.Put(save.Base.Key, save.Value, Lease(save)), Read(save.Base.Key)],
            WriteRequest.Create create => [new TxnOperation.Put(create.Key, create.Value, Lease(create)), Read(create.Key)],
            WriteRequest.Transfer transfer =>
            [
                .. transfer.Moves ? [new TxnOperation.Delete(KeyRange.Key(transfer.Base.Key))] : Array.Empty<TxnOperation>(),
                new TxnOperation.Put(transfer.Key, transfer.Base.Value, Lease(transfer.Making)),
                Read(transfer.Key),
            ],
            WriteRequest.Delete delete => [new TxnOperation.Delete(KeyRange.Key(delete.Shown.Key))],
            WriteRequest.DeletePrefix prefix => [new TxnOperation.Delete(KeyRange.Prefix(prefix.Prefix))],
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
        };
        TxnOperation[] failure = request switch
        {
            WriteRequest.DeletePrefix => [],
            WriteRequest.Transfer transfer => [Read(transfer.Key), Read(transfer.Base.Key)],
            _ => [Read(request.Subject)],
        };
        return new(guard, success, failure) { ClusterId = request.ClusterId };
    }

    public static WriteOutcome Outcome(WriteRequest request, TxnResult result)
    {
        var found = result.Responses is [.., TxnResponse.Range { Page.KeyValues: [var first, ..] }] ? first : null;
        if (!result.Succeeded)
        {
            var isOther = KeyState.Of(request) is { } known && !known.CanPrecede(found, result.Header.Revision);
            var isTaken = request is WriteRequest.Transfer && result.Responses is [TxnResponse.Range { Page.KeyValues: [_, ..] }, _];
            return new WriteOutcome.Conflict(found) { IsOtherHistory = isOther, IsTaken = isTaken };
        }

        return result.Responses is [TxnResponse.Delete deleted]
            ? new WriteOutcome.Applied(result.Header.Revision, null, request is WriteRequest.DeletePrefix ? deleted.Deleted : 1)
            : new WriteOutcome.Applied(result.Header.Revision, found, 1);
    }

    /// <summary>What becomes of the lease; a new one is granted before, and attached.</summary>
    private static PutOptions Lease(WriteRequest.Put put) => put.Lease.Use switch
    {
        LeaseUse.Keep => new() { KeepLease = put is WriteRequest.Save },
        LeaseUse.Attach => new() { Lease = put.Lease.Number },
        LeaseUse.Detach => new(),
        _ => throw new ArgumentOutOfRangeException(nameof(put), put.Lease.Use, "is no lease to attach"),
    };

    private static TxnOperation.Range Read(EtcdKey key) => new(KeyRange.Key(key), RangeOptions.Default);
}
