using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

public sealed class LearnerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_learner_alone_is_read_from_and_said_to_be_one_and_among_voters_it_is_passed_over(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(1, new EtcdOptions { Line = line }, Cancel);
        await cluster.Ctl.RunAsync("put", "a", "1");
        await using var learner = await cluster.StartLearnerAsync("n2", Cancel);
        await using var alone = SharedEtcd.New([learner.Endpoint]);

        var report = await new ClusterProbe(alone, TimeProvider.System).ProbeAsync(TimeSpan.FromSeconds(3), Cancel);
        Assert.Equal(ClusterHealth.LearnerOnly, report.Health);
        Assert.Equal("learner", report.RoleOf(Assert.Single(report.Members)));
        await RefusedAsync(() => alone.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));
        await RefusedAsync(() => alone.Kv.PutAsync(EtcdKey.FromText("a"), "2"u8.ToArray(), new PutOptions(), Cancel));
        await RefusedAsync(() => alone.Cluster.MemberListAsync(null, Cancel));

        await using (var mirror = new MirrorReader(alone.Mirror.MirrorAsync([KeyRange.All], Cancel)))
        {
            Assert.Equal(EtcdErrorKind.LearnerRefused, (await mirror.UntilAsync<WatchUpdate.Disconnected>()).Cause.Kind);
            Assert.Equal(["a"], mirror.Keys);
            await cluster.Ctl.RunAsync("put", "b", "1");
            await mirror.UntilAsync(() => mirror.Keys.Count == 2);
        }

        await using var both = SharedEtcd.New([learner.Endpoint, cluster.Endpoints]);
        var first = await FirstAsync(both.Watch.WatchAsync(new WatchOptions { Ranges = [KeyRange.All] }, Cancel));
        Assert.Equal(cluster.Endpoints, Assert.IsType<WatchUpdate.Connected>(first).Endpoint.ToString());
        report = await new ClusterProbe(both, TimeProvider.System).ProbeAsync(TimeSpan.FromSeconds(3), Cancel);
        Assert.Equal((ClusterHealth.Healthy, 1, 2), (report.Health, report.VoterCount, report.MemberCount));
    }

    private static async Task RefusedAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<EtcdException>(call);
        Assert.Equal(EtcdErrorKind.LearnerRefused, refused.Kind);
        Assert.Contains("this member is a learner; give a voter's endpoint to write", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<WatchUpdate> FirstAsync(IAsyncEnumerable<WatchUpdate> updates)
    {
        await foreach (var update in updates)
        {
            return update;
        }

        throw new InvalidOperationException("The watch ended.");
    }
}
