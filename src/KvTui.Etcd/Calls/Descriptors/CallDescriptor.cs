using Google.Protobuf;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>A call to make: its RPC, the keys it touches, and how the pipeline has to treat it.</summary>
internal sealed record CallDescriptor(RpcMethod Method, IMessage Request)
{
    public bool IsWrite { get; init; } = Method.IsWrite;

    /// <summary>The keys that the call reads or changes; empty if it names none.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; init; } = [];

    /// <summary>The last of <see cref="Ranges"/>, which the call changes; may be empty if the method always writes.</summary>
    public IReadOnlyList<KeyRange> Changes { get; init; } = [];

    /// <summary>The keys that the user must have the right to write.</summary>
    public IReadOnlyList<KeyRange> Writes => Method.IsWrite ? Ranges : Changes;

    /// <summary>The keys that the user must have the right to read.</summary>
    public IReadOnlyList<KeyRange> Reads
        => Method.IsWrite ? [] : Changes.Count == 0 ? Ranges : [.. Ranges.Take(Ranges.Count - Changes.Count)];

    /// <summary>Whether etcd wants the role root, in most versions, whatever the rights on keys (etcd: v3rpc/maintenance.go).</summary>
    public bool NeedsRoot => Method == RpcMethod.Compact || Method == RpcMethod.Snapshot || Method == RpcMethod.Hash
        || Method == RpcMethod.HashKv || Method == RpcMethod.UserList || Method == RpcMethod.RoleList
        || (IsWrite && (Method.IsOf("Cluster") || Method.IsOf("Maintenance") || Method.IsOf("Auth")));

    /// <summary>Whether a member without a leader refuses the call at once; false for calls that should work without one.</summary>
    public bool RequireLeader { get; init; } = true;

    public bool SendToken { get; init; } = true;

    /// <summary>Whether the call is sent even without a token, as many versions answer it to anybody.</summary>
    public bool TokenIsOptional { get; init; }

    /// <summary>Whether any member may answer from its own store, so that a lagging one may lack the requested revision.</summary>
    public bool Serializable { get; init; }

    /// <summary>Whether nobody is waiting for the call, so that it yields to others: pages after the first, scans, samples.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The largest answer accepted, in bytes; 0 means the client's limit.</summary>
    public int MostBytes { get; init; }

    /// <summary>How long the call may take, all attempts included; null for the client's command timeout.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The id of the cluster that a write is meant for; 0 for the cluster that the client reads.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The only endpoint to ask, once; null for any.</summary>
    public EtcdEndpoint? Endpoint { get; init; }

    /// <summary>A channel for this call alone; null for the one shared by calls to its endpoint.</summary>
    public EndpointChannel? Apart { get; init; }
}
