using Etcdserverpb;
using KvTui.Etcd.Cluster.Leases;
using KvTui.Etcd.Tests.Calls;

namespace KvTui.Etcd.Tests.Cluster;

public sealed class LeaseClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(60, 60)]
    [InlineData(long.MaxValue, 922_337_203_685)]
    [InlineData(long.MinValue, 0)]
    public async Task A_time_to_live_that_no_server_tells_is_the_longest_there_is(long told, long seconds)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1), static (_, _, _) => null);
        cluster.Transport(FakeCluster.Endpoint(1)).Message = _ => new LeaseTimeToLiveResponse { ID = 7, TTL = told, GrantedTTL = told };

        var lease = await new LeaseClient(cluster.Pipeline).TimeToLiveAsync(7, keys: false, Cancel);

        Assert.Equal(seconds, (long)lease.Remaining.TotalSeconds);
    }

    [Fact]
    public async Task A_lease_of_years_is_kept_alive()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1), static (_, _, _) => null);
        cluster.Transport(FakeCluster.Endpoint(1)).Message = static _ => new LeaseKeepAliveResponse { ID = 7, TTL = long.MaxValue };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var kept = new LeaseClient(cluster.Pipeline).KeepAliveAsync(7, ending.Token).GetAsyncEnumerator(ending.Token);

        Assert.True(await kept.MoveNextAsync());
        var next = kept.MoveNextAsync();
        Assert.False(next.IsCompleted);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}
