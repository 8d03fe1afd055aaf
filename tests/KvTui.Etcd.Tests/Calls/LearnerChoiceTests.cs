using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>A learner among the endpoints: it answers some calls, and must not draw those that only a voter serves.</summary>
public sealed class LearnerChoiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learner_that_answers_its_status_is_not_asked_again_for_what_it_refused()
    {
        await using var cluster = LearnerAndVoter(() => true);
        var kv = new KvClient(cluster.Pipeline);
        for (var round = 0; round < 5; round++)
        {
            await kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
            await new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(1), Cancel);
            await kv.RangeAsync(KeyRange.All, new() { Serializable = true }, Cancel);
        }

        Assert.Equal(1, cluster.Transport(FakeCluster.Endpoint(1)).Calls.Count(static call => call.Method == RpcMethod.Range));
    }

    [Fact]
    public async Task A_learner_that_was_promoted_is_as_good_as_any()
    {
        var isLearner = true;
        await using var cluster = LearnerAndVoter(() => isLearner);
        var kv = new KvClient(cluster.Pipeline);
        await kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
        Assert.True(cluster.Pipeline.Pool.Of(FakeCluster.Endpoint(1)).IsLearner);

        isLearner = false;
        await cluster.Pipeline.CallAsync(
            new(RpcMethod.Alarm, new Etcdserverpb.AlarmRequest()) { Endpoint = FakeCluster.Endpoint(1) }, static _ => true, Cancel);

        Assert.False(cluster.Pipeline.Pool.Of(FakeCluster.Endpoint(1)).IsLearner);
    }

    private static FakeCluster LearnerAndVoter(Func<bool> isLearner) => new(
        FakeCluster.Options(2),
        (endpoint, method, _) => endpoint == FakeCluster.Endpoint(1) && method != RpcMethod.Status && isLearner() ? new(EtcdErrorKind.LearnerRefused, "learner", endpoint) : null);
}
