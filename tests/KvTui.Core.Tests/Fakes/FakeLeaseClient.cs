using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Fakes;

/// <summary>Grants leases 0x1001, 0x1002 …, and notes what is granted and revoked.</summary>
internal sealed class FakeLeaseClient : ILeaseClient
{
    public List<(TimeSpan TimeToLive, ulong ClusterId)> Granted { get; } = [];

    public List<long> Revoked { get; } = [];

    /// <summary>What granting and revoking throw; null for nothing.</summary>
    public Exception? Error { get; set; }

    public Task<long> GrantAsync(TimeSpan timeToLive, ulong clusterId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        Granted.Add((timeToLive, clusterId));
        return Task.FromResult(0x1000L + Granted.Count);
    }

    public Task RevokeAsync(long id, ulong clusterId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        Revoked.Add(id);
        return Task.CompletedTask;
    }

    /// <summary>The leases that there are; those that have ended are listed all the same.</summary>
    public List<LeaseFacts> Known { get; } = [];

    public Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken) => Task.FromResult(TimeSpan.FromSeconds(60));

    public Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<long>>([.. Known.Select(static lease => lease.Id)]);

    /// <summary>What an answer about a lease waits for.</summary>
    public Task Awaited { get; set; } = Task.CompletedTask;

    public async Task<LeaseFacts> InspectAsync(long id, bool withKeys, CancellationToken cancellationToken)
    {
        await Awaited;
        return Known.Find(lease => lease.Id == id) ?? new(id, TimeSpan.FromSeconds(-1), TimeSpan.Zero, []);
    }

    public Task<TimeSpan> KeepAliveAsync(long id, ulong clusterId, CancellationToken cancellationToken) => Task.FromResult(TimeSpan.FromSeconds(60));

    private void ThrowIfFailing()
    {
        if (Error is not null)
        {
            throw Error;
        }
    }
}
