namespace KvTui.Etcd.Kv;

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
