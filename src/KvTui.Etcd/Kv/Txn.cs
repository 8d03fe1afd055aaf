namespace KvTui.Etcd.Kv;

/// <summary>A transaction: <paramref name="Success"/> is executed if all comparisons hold, else <paramref name="Failure"/>.</summary>
public sealed record Txn(IReadOnlyList<Compare> Compare, IReadOnlyList<TxnOperation> Success, IReadOnlyList<TxnOperation> Failure)
{
    /// <summary>The id of the only cluster that a write is meant for, where the comparisons were read; 0 for the one being read.</summary>
    public ulong ClusterId { get; init; }
}

/// <summary>An operation of a transaction; a closed set of records.</summary>
public abstract record TxnOperation
{
    private TxnOperation()
    {
    }

    public sealed record Range(KeyRange Keys, RangeOptions Options) : TxnOperation;

    public sealed record Put(EtcdKey Key, ReadOnlyMemory<byte> Value, PutOptions Options) : TxnOperation;

    public sealed record Delete(KeyRange Keys) : TxnOperation;
}

/// <summary>The answer to one operation of a transaction.</summary>
public abstract record TxnResponse
{
    private TxnResponse()
    {
    }

    public sealed record Range(RangePage Page) : TxnResponse;

    public sealed record Put : TxnResponse;

    public sealed record Delete(long Deleted) : TxnResponse;
}

/// <summary>The result of a transaction.</summary>
/// <param name="Responses">The response to each operation of the branch taken, in order.</param>
public sealed record TxnResult(ResponseHeader Header, bool Succeeded, IReadOnlyList<TxnResponse> Responses);
