namespace KvTui.Etcd.Cluster.Leases;

/// <summary>The Lease service.</summary>
public interface ILeaseClient
{
    /// <summary>Grants a lease; etcd chooses the id if 0, and may raise the time.</summary>
    Task<LeaseDetails> GrantAsync(TimeSpan timeToLive, long id, CancellationToken cancellationToken);

    /// <summary>Revokes a lease and so deletes its keys.</summary>
    Task RevokeAsync(long id, CancellationToken cancellationToken);

    /// <summary>Keeps a lease alive until cancelled, yielding the time to live of each answer; ends when the lease is gone.</summary>
    IAsyncEnumerable<TimeSpan> KeepAliveAsync(long id, CancellationToken cancellationToken);

    Task<LeaseDetails> TimeToLiveAsync(long id, bool keys, CancellationToken cancellationToken);

    /// <summary>The ids of all leases that the member asked knows.</summary>
    Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken);
}
