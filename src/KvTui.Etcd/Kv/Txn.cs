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

/// <summary>A condition of a transaction; a closed set of records. Revisions and version of a missing key compare as 0.</summary>
public abstract record Compare(EtcdKey Key)
{
    /// <summary>The keys whose state the condition depends on.</summary>
    public virtual KeyRange Touched => KeyRange.Key(Key);

    /// <summary>The key was last changed at this revision; 0 means that it does not exist.</summary>
    public sealed record ModRevisionEquals(EtcdKey Key, long Revision) : Compare(Key);

    /// <summary>The key has this version; 0 means that it does not exist.</summary>
    public sealed record VersionEquals(EtcdKey Key, long Version) : Compare(Key);

    /// <summary>The key was created at this revision; 0 means that it does not exist.</summary>
    public sealed record CreateRevisionEquals(EtcdKey Key, long Revision) : Compare(Key);

    /// <summary>The key has this value; false if the key does not exist. The value is sent with the request.</summary>
    public sealed record ValueEquals(EtcdKey Key, ReadOnlyMemory<byte> Value) : Compare(Key);

    /// <summary>No key of a range was created or changed after this revision.</summary>
    public sealed record NoneNewerThan(KeyRange Range, long Revision) : Compare(Range.Start)
    {
        public override KeyRange Touched => Range;
    }
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
