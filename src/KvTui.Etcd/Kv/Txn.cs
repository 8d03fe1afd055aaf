namespace KvTui.Etcd.Kv;

/// <summary>A transaction: if all comparisons hold, <paramref name="Success"/> is done, else <paramref name="Failure"/>.</summary>
public sealed record Txn(IReadOnlyList<Compare> Compare, IReadOnlyList<TxnOperation> Success, IReadOnlyList<TxnOperation> Failure);
