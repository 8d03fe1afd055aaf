namespace KvTui.Etcd.Cluster;

/// <summary>The Lease service.</summary>
public interface ILeaseClient
{
    /// <summary>Grants a lease, and returns its id; the time to live is rounded up to whole seconds, and etcd may raise it.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    Task<long> GrantAsync(TimeSpan timeToLive, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Revokes a lease, which deletes its keys. A confined client revokes only what it has granted itself.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    Task RevokeAsync(long id, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>How long a lease has to live, in whole seconds; less than nothing if it has ended.</summary>
    Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken);

    /// <summary>The ids of all leases that one member knows, in ascending order.</summary>
    Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What is known of a lease; one that has ended is told by its time.</summary>
    /// <param name="withKeys">Whether its keys are asked for, which takes the right to read every key.</param>
    Task<LeaseFacts> InspectAsync(long id, bool withKeys, CancellationToken cancellationToken);

    /// <summary>Lets a lease begin its time anew, once; returns that time, or nothing if the lease has ended.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    Task<TimeSpan> KeepAliveAsync(long id, ulong clusterId, CancellationToken cancellationToken);
}

/// <summary>What a cluster tells of a lease.</summary>
/// <param name="Left">How long it has to live, in whole seconds; less than nothing if it has ended.</param>
/// <param name="Granted">The time that each keep-alive gives it; nothing if it has ended.</param>
/// <param name="Keys">The keys that end with it, in ascending order; empty too where they were not asked for.</param>
public sealed record LeaseFacts(long Id, TimeSpan Left, TimeSpan Granted, IReadOnlyList<EtcdKey> Keys)
{
    /// <summary>Whether there is no such lease any more.</summary>
    public bool HasEnded => Left < TimeSpan.Zero;

    /// <summary>Whether exactly the same keys end with it.</summary>
    public bool HasSameKeys(LeaseFacts other)
    {
        for (var each = 0; each < Keys.Count; each++)
        {
            if (each >= other.Keys.Count || Keys[each] != other.Keys[each])
            {
                return false;
            }
        }

        return Keys.Count == other.Keys.Count;
    }
}
