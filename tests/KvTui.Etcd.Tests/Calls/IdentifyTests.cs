using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

public sealed class IdentifyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_see_the_status_asks_for_a_lease_that_is_not_there()
    {
        await using var cluster = new FakeCluster(
            FakeCluster.Options(), (endpoint, method, _) => method == RpcMethod.Status ? new(EtcdErrorKind.PermissionDenied, "root only", endpoint) : null);

        await new MaintenanceClient(cluster.Pipeline).IdentifyAsync(FakeCluster.Endpoint(2), Cancel);

        Assert.Equal([RpcMethod.Status, RpcMethod.LeaseTimeToLive], cluster.Transport(FakeCluster.Endpoint(2)).Calls.Select(call => call.Method));
        Assert.All(cluster.Transport(FakeCluster.Endpoint(2)).Calls, call => Assert.False(call.Headers.RequireLeader));
        Assert.Equal(1, cluster.CallsOf(RpcMethod.LeaseTimeToLive));
    }

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable)]
    [InlineData(EtcdErrorKind.AuthenticationFailed)]
    public async Task Another_failure_is_told_as_it_is(EtcdErrorKind kind)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => new(kind, "no", endpoint));

        var failure = await Assert.ThrowsAsync<EtcdException>(() => new MaintenanceClient(cluster.Pipeline).IdentifyAsync(FakeCluster.Endpoint(2), Cancel));

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(0, cluster.CallsOf(RpcMethod.LeaseTimeToLive));
    }
}
