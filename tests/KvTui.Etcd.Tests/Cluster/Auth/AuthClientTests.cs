using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Tests.Calls;
using KvTui.Etcd.Transport;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Cluster.Auth;

/// <summary>What a user's rights are taken to be.</summary>
public sealed class AuthClientTests : IAsyncDisposable
{
    private static readonly EtcdClientOptions Options = FakeCluster.Options(1) with { User = "bob", Password = "secret" };

    private readonly ManualTimeProvider _clock = new();
    private readonly FakeCluster _cluster;

    public AuthClientTests() => _cluster = new(Options, static (_, _, _) => null, _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_shows_that_authentication_is_on_only_if_it_was_asked_for_since()
    {
        var auth = new AuthClient(_cluster.Pipeline, Options);
        Assert.Equal("bob", (await auth.LearnAsync(Cancel)).User);
        Assert.Equal(0, _cluster.CallsOf(RpcMethod.Range));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await auth.LearnAsync(Cancel)).User);
        Assert.Equal((1, 1), (_cluster.CallsOf(RpcMethod.Range), _cluster.CallsOf(RpcMethod.Authenticate)));
    }

    [Fact]
    public async Task Without_a_user_there_is_nothing_to_ask_for()
    {
        var auth = new AuthClient(_cluster.Pipeline, FakeCluster.Options(1));
        Assert.False(auth.HasUser);
        Assert.False((await auth.LearnAsync(Cancel)).IsRestricted);
        Assert.False((await auth.RefreshAsync(Cancel)).IsRestricted);
        Assert.Empty(_cluster.Transport(FakeCluster.Endpoint(1)).Calls);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
