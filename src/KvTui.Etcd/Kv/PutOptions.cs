namespace KvTui.Etcd.Kv;

/// <summary>What happens to the key's lease on a put. etcd detaches it unless told; so one of both must be chosen on purpose.</summary>
public sealed record PutOptions
{
    /// <summary>Attach to this lease; 0 detaches.</summary>
    public long Lease { get; init; }

    /// <summary>Keep the lease the key has; the key must exist. Excludes <see cref="Lease"/>.</summary>
    public bool KeepLease { get; init; }

    /// <summary>The id of the cluster that the put is meant for, and sent to no other; 0 for the cluster that this client reads.</summary>
    public ulong ClusterId { get; init; }
}
