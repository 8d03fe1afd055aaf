namespace KvTui.Etcd.Kv;

/// <summary>A transaction: <paramref name="Success"/> is executed if all comparisons hold, else <paramref name="Failure"/>.</summary>
public sealed record Txn(IReadOnlyList<Compare> Compare, IReadOnlyList<TxnOperation> Success, IReadOnlyList<TxnOperation> Failure)
{
    /// <summary>The id of the only cluster that a write is meant for, where the comparisons were read; 0 for the one being read.</summary>
    public ulong ClusterId { get; init; }
}
