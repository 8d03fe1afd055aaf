namespace KvTui.Etcd.Kv;

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
