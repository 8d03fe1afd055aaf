using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>What is made of real members behind relays, balancers and one another's addresses.</summary>
public sealed class ClusterProbeTests(SharedEtcd etcd)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_trip_is_known_from_the_second_answer_on_a_connection_on()
    {
        var member = await etcd.OfAsync("3.5");
        await using var relay = new FaultProxy(member.ClientPort);
        await using var client = SharedEtcd.New([relay.Address]);
        var probe = new ClusterProbe(client, TimeProvider.System) { MeasuresFirst = false };

        Assert.Null((await OnlyAsync(probe)).RoundTrip);
        Assert.NotNull((await OnlyAsync(probe)).RoundTrip);

        var before = relay.Accepted;
        relay.Cut();
        MemberReport? again = null;
        await Eventually.TrueAsync(
            async _ => (again = await OnlyAsync(probe)) is { Status: not null } row && row.Endpoint!.Port == relay.Port && relay.Accepted > before,
            () => $"there was to be an answer on a new connection: {again}",
            cancellationToken: Cancel);
        Assert.Null(again!.RoundTrip);
        Assert.NotNull((await OnlyAsync(probe)).RoundTrip);
    }

    [Fact]
    public async Task Who_is_to_measure_at_once_asks_twice_over_one_connection()
    {
        var member = await etcd.OfAsync("3.5");
        await using var relay = new FaultProxy(member.ClientPort);
        await using var client = SharedEtcd.New([relay.Address]);

        Assert.NotNull((await OnlyAsync(new(client, TimeProvider.System))).RoundTrip);
        Assert.Equal(1, relay.Accepted);
    }

    [Fact]
    public async Task A_balancer_is_one_row_from_the_first_look_on_and_a_relay_to_one_member_is_that_member()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancel);
        await using var balancer = new FaultProxy([.. cluster.Members.Select(member => member.ClientPort)]);
        await using var balanced = SharedEtcd.New([balancer.Address]);
        var probe = new ClusterProbe(balanced, TimeProvider.System) { MeasuresFirst = false };
        for (var poll = 0; poll < 3; poll++)
        {
            ClusterReport report = null!;
            await Eventually.TrueAsync(
                async _ => (report = await probe.ProbeAsync(Patience, Cancel)).IsTold || poll == 0,
                () => $"somebody was to answer on a new connection: {report.Reason}",
                cancellationToken: Cancel);
            var row = Assert.Single(report.Members);
            Assert.Equal((true, ClusterHealth.Healthy, ""), (row.IsProxy, report.Health, report.Reason));
            Assert.Equal("proxy: answers from n1, n2, n3", ProxyText.Of(row));
            balancer.Cut();
        }

        await using var relay = new FaultProxy(cluster.Members[0].ClientPort);
        await using var relayed = SharedEtcd.New([relay.Address]);
        var direct = await new ClusterProbe(relayed, TimeProvider.System).ProbeAsync(Patience, Cancel);
        Assert.Equal((null, 3, relay.Port), (direct.Proxy, direct.AnsweringCount, direct.Members[0].Endpoint!.Port));
    }

    [Fact]
    public async Task Two_clusters_in_one_list_are_told_apart_whichever_is_first()
    {
        await using var one = await EtcdCluster.StartAsync(1, cancellationToken: Cancel);
        await using var other = await EtcdCluster.StartAsync(1, cancellationToken: Cancel);
        string[][] orders = [[one.Endpoints, other.Endpoints], [other.Endpoints, one.Endpoints]];
        foreach (var order in orders)
        {
            await using var client = SharedEtcd.New(order);
            var report = await new ClusterProbe(client, TimeProvider.System).ProbeAsync(Patience, Cancel);
            var ours = Assert.Single(report.Members, member => member.Status is not null);
            var foreign = Assert.Single(report.Members, member => member.ForeignCluster != 0);
            Assert.Equal(("n1", ""), (ours.Name, foreign.Name));
            Assert.Contains($"({foreign.ForeignCluster:x}) than the others ({report.ClusterId:x}): two", report.Reason, StringComparison.Ordinal);
        }
    }

    private static async Task<MemberReport> OnlyAsync(ClusterProbe probe) => Assert.Single((await probe.ProbeAsync(Patience, Cancel)).Members);
}
