namespace KvTui.Etcd.Model.Options;

/// <summary>One call to etcd, for the command log and the load count; contains no values.</summary>
/// <param name="Method">The RPC, such as “KV/Range”.</param>
/// <param name="Summary">The call as an etcdctl command, without values.</param>
/// <param name="Error">The kind of failure; null if the call succeeded.</param>
public sealed record CallRecord(
    string Method, string Summary, EtcdEndpoint Endpoint, bool IsWrite,
    DateTimeOffset Started, TimeSpan Elapsed, long SentBytes, long ReceivedBytes, EtcdErrorKind? Error)
{
    /// <summary>Whether the call was a stream, whose bytes and events were reported as they came.</summary>
    public bool IsStream { get; init; }

    public long KeysRead { get; init; }

    /// <summary>Keys in the widest range requested, all of which the server walks up to etcd 3.6, whatever the limit.</summary>
    public long KeysWalked { get; init; }

    /// <summary>Key changes that a watch delivered.</summary>
    public long Events { get; init; }
}

/// <summary>What one message of an open stream brought.</summary>
/// <param name="Bytes">Bytes of the message, its header included.</param>
public readonly record struct StreamRead(long Bytes, long Events);
