namespace KvTui.Etcd.Kv;

/// <summary>What a put does to the key's lease. By default etcd detaches it.</summary>
public sealed record PutOptions
{
    /// <summary>The id of the lease to attach; 0 detaches the key from any lease.</summary>
    public long Lease { get; init; }

    /// <summary>Whether the key keeps its lease; the key must exist, and <see cref="Lease"/> is ignored.</summary>
    public bool KeepLease { get; init; }

    /// <summary>The id of the only cluster that the put is meant for; 0 for the cluster that this client reads.</summary>
    public ulong ClusterId { get; init; }
}
