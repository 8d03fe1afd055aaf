namespace KvTui.Etcd.Tests.Calls;

public sealed class EndpointPoolTests
{
    [Fact]
    public async Task A_suspect_is_left_only_while_it_has_not_answered_and_another_has_not_failed()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(2), (_, _, _) => null);
        var pool = cluster.Pipeline.Pool;
        var (one, other) = (pool.Of(FakeCluster.Endpoint(1)), pool.Of(FakeCluster.Endpoint(2)));
        Assert.False(pool.HasBetterThan(one));

        pool.Suspect(one.Endpoint);
        Assert.True(pool.HasBetterThan(one));
        Assert.Same(other, await pool.PickAsync(new(), TestContext.Current.CancellationToken));

        pool.Suspect(other.Endpoint);
        Assert.False(pool.HasBetterThan(one));

        pool.Succeeded(one);
        Assert.False(pool.HasBetterThan(one));
        Assert.True(pool.HasBetterThan(other));
    }

    [Fact]
    public async Task Those_who_have_a_stream_at_a_suspect_are_told()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(2), (_, _, _) => null);
        var told = 0;
        cluster.Pipeline.Pool.Of(FakeCluster.Endpoint(2)).Suspected += () => told++;
        cluster.Pipeline.Pool.Suspect(FakeCluster.Endpoint(1));
        Assert.Equal(0, told);
        cluster.Pipeline.Pool.Suspect(FakeCluster.Endpoint(2));
        Assert.Equal(1, told);
    }
}
