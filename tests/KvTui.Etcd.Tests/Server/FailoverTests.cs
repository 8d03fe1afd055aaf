using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A client with two ways to one member, of which one fails.</summary>
public sealed class FailoverTests(SharedEtcd etcd)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_leaves_a_member_that_others_found_silent()
    {
        var member = await etcd.OfAsync("3.5");
        await using var silent = new FaultProxy(member.ClientPort);
        await using var other = new FaultProxy(member.ClientPort);
        await using var client = SharedEtcd.New([silent.Address, other.Address]);
        await client.Kv.PutAsync(EtcdKey.FromText("failover/a"), default, new(), Cancel);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.Prefix(EtcdKey.FromText("failover/"))], Cancel));
        Assert.Equal(silent.Port, (await mirror.UntilAsync<WatchUpdate.Connected>()).Endpoint.Port);

        silent.Drop();
        var start = TimeProvider.System.GetTimestamp();
        client.Suspect(client.Options.Endpoints[0]);
        Assert.Contains("does not answer calls", (await mirror.UntilAsync<WatchUpdate.Disconnected>()).Cause.Message, StringComparison.Ordinal);
        Assert.Equal(other.Port, (await mirror.UntilAsync<WatchUpdate.Connected>()).Endpoint.Port);
        var took = TimeProvider.System.GetElapsedTime(start);
        Assert.True(took < TimeSpan.FromSeconds(3), $"moving took {took.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task A_member_that_falls_silent_is_reported_as_pending_and_then_asked_where_it_says_it_is()
    {
        var member = await etcd.OfAsync("3.5");
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var client = SharedEtcd.New([proxy.Address]);
        var given = client.Options.Endpoints[0];
        var probe = new ClusterProbe(client, TimeProvider.System);
        var patience = TimeSpan.FromSeconds(2);
        Assert.NotNull((await ProbeAsync()).Status);

        proxy.Drop();
        var silent = await ProbeAsync();
        Assert.Equal((false, EtcdErrorKind.DeadlineExceeded, given), (silent.Answers, silent.Error?.Kind, silent.Endpoint));
        Assert.InRange(silent.Pending!.Value.TotalSeconds, 1.9, 10);

        var elsewhere = await ProbeAsync();
        Assert.Equal((true, member.ClientPort), (elsewhere.Answers, elsewhere.Endpoint?.Port));
        Assert.Equal([given], elsewhere.SilentEndpoints);

        proxy.Heal();
        MemberReport? healed = null;
        await Eventually.TrueAsync(
            async _ => (healed = await ProbeAsync()).SilentEndpoints.Count == 0,
            () => $"the first request is answered after all: {healed}",
            cancellationToken: Cancel);
        Assert.Equal(given, healed!.Endpoint);

        async Task<MemberReport> ProbeAsync() => Assert.Single((await probe.ProbeAsync(patience, Cancel)).Members);
    }
}
