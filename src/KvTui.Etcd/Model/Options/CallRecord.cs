namespace KvTui.Etcd.Model.Options;

/// <summary>One call that was made to etcd, for the command log and the load count; holds no values.</summary>
/// <param name="Method">The RPC, as “KV/Range”.</param>
/// <param name="Summary">What it asked for, as etcdctl would be called, without values.</param>
/// <param name="Endpoint">Who was asked.</param>
/// <param name="IsWrite">Whether it can change the cluster.</param>
/// <param name="Started">When it was sent.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="SentBytes">Bytes of the request's messages.</param>
/// <param name="ReceivedBytes">Bytes of the answer's messages.</param>
/// <param name="Error">What kind of failure; null if it succeeded.</param>
public sealed record CallRecord(
    string Method,
    string Summary,
    EtcdEndpoint Endpoint,
    bool IsWrite,
    DateTimeOffset Started,
    TimeSpan Elapsed,
    long SentBytes,
    long ReceivedBytes,
    EtcdErrorKind? Error)
{
    /// <summary>Whether it was a stream, whose bytes and events were told as they came.</summary>
    public bool IsStream { get; init; }

    /// <summary>Keys in the answer.</summary>
    public long KeysRead { get; init; }

    /// <summary>Keys in the widest range asked for, which up to etcd 3.6 the server walks whatever the limit.</summary>
    public long KeysWalked { get; init; }

    /// <summary>Changes of keys in the answer of a watch.</summary>
    public long Events { get; init; }
}
