namespace KvTui.Etcd.Cluster.Leases;

/// <summary>The Lease service.</summary>
public interface ILeaseClient
{
    /// <summary>Grants a lease; etcd chooses the id if it is 0, and may raise the time to live.</summary>
    Task<LeaseDetails> GrantAsync(TimeSpan timeToLive, long id, CancellationToken cancellationToken);

    /// <summary>Revokes a lease, which deletes its keys.</summary>
    Task RevokeAsync(long id, CancellationToken cancellationToken);

    /// <summary>Keeps a lease alive until cancelled, yielding the time to live in each answer; ends when the lease is gone.</summary>
    IAsyncEnumerable<TimeSpan> KeepAliveAsync(long id, CancellationToken cancellationToken);

    Task<LeaseDetails> TimeToLiveAsync(long id, bool keys, CancellationToken cancellationToken);

    /// <summary>The ids of all leases that the answering member knows.</summary>
    Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A lease's remaining and granted time to live, and its keys; <see cref="Exists"/> is false if etcd does not know it.</summary>
public sealed record LeaseDetails(long Id, TimeSpan Remaining, TimeSpan Granted, IReadOnlyList<EtcdKey> Keys, bool Exists);
