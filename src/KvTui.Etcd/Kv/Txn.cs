namespace KvTui.Etcd.Kv;

/// <summary>A transaction: if all comparisons hold, <paramref name="Success"/> is done, else <paramref name="Failure"/>.</summary>
public sealed record Txn(IReadOnlyList<Compare> Compare, IReadOnlyList<TxnOperation> Success, IReadOnlyList<TxnOperation> Failure)
{
    /// <summary>The id of the cluster that its comparisons were read from: if it writes, it is sent to no other; 0 for the cluster that this client reads.</summary>
    public ulong ClusterId { get; init; }
}
