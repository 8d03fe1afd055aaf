using KvTui.Etcd.Calls;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>Which of several endpoints a call goes to.</summary>
public sealed class EndpointOrderTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeCluster _cluster;
    private readonly EndpointPool _pool;

    public EndpointOrderTests()
    {
        _cluster = new(FakeCluster.Options(3), static (_, _, _) => null, _clock);
        _pool = _cluster.Pipeline.Pool;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_stay_with_the_endpoint_that_worked_last()
    {
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
        _pool.Succeeded(Channel(2));
        Assert.Equal(FakeCluster.Endpoint(2), await PickedAsync());
    }

    [Fact]
    public async Task Calls_go_back_to_the_first_if_that_worked_last_and_never_to_one_that_was_not_given()
    {
        _pool.Succeeded(Channel(2));
        _pool.Succeeded(Channel(1));
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
        _pool.Succeeded(Channel(9));
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
    }

    [Fact]
    public async Task The_next_in_turn_follows_one_that_failed_and_after_the_last_the_first()
    {
        _pool.Succeeded(Channel(2));
        _pool.Failed(Channel(2));
        Assert.Equal(FakeCluster.Endpoint(3), await PickedAsync());

        _pool.Succeeded(Channel(3));
        _pool.Failed(Channel(3));
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
    }

    [Fact]
    public async Task An_endpoint_that_failed_is_passed_over_for_three_seconds()
    {
        _pool.Failed(Channel(1));
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(FakeCluster.Endpoint(2), await PickedAsync());

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
    }

    [Fact]
    public async Task One_that_works_again_is_as_good_as_any()
    {
        _pool.Failed(Channel(1));
        _pool.Succeeded(Channel(1));
        Assert.Null(Channel(1).FailedAt);
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
    }

    [Fact]
    public async Task Where_all_have_failed_the_one_that_failed_first_is_asked()
    {
        foreach (var number in new[] { 2, 3, 1 })
        {
            _pool.Failed(Channel(number));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(FakeCluster.Endpoint(2), await PickedAsync());
    }

    [Fact]
    public async Task A_learner_is_asked_after_the_voters_and_before_those_that_failed()
    {
        Channel(1).IsLearner = true;
        Assert.Equal(FakeCluster.Endpoint(2), await PickedAsync());

        _pool.Failed(Channel(2));
        _pool.Failed(Channel(3));
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
    }

    [Fact]
    public async Task Those_that_failed_this_call_already_are_asked_last()
    {
        var log = new AttemptLog();
        log.Add(new(EtcdErrorKind.WrongCluster, "other", FakeCluster.Endpoint(1)));
        log.Add(new(EtcdErrorKind.WrongCluster, "other", FakeCluster.Endpoint(2)));
        _cluster.Transport(FakeCluster.Endpoint(1)).IsConnected = false;
        Assert.Equal(FakeCluster.Endpoint(3), (await _pool.PickAsync(log, Cancel))!.Endpoint);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_connect_in_a_moment_is_raced_by_the_next()
    {
        Disconnected(1, 2, 3);
        _cluster.Transport(FakeCluster.Endpoint(1)).Dialling = static () => new TaskCompletionSource().Task;

        var picking = PickedAsync();
        Assert.False(picking.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(0, _cluster.Transport(FakeCluster.Endpoint(2)).Dials);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(FakeCluster.Endpoint(2), await picking);
        Assert.Equal(0, _cluster.Transport(FakeCluster.Endpoint(3)).Dials);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_the_connection_is_followed_by_the_next_at_once_and_passed_over()
    {
        Disconnected(1, 2, 3);
        _cluster.Transport(FakeCluster.Endpoint(1)).Dialling = static () => Task.FromException(new EtcdException(EtcdErrorKind.Unreachable, "refused", FakeCluster.Endpoint(1)));
        var log = new AttemptLog();

        Assert.Equal(FakeCluster.Endpoint(2), (await _pool.PickAsync(log, Cancel))!.Endpoint);
        Assert.True(log.Has(FakeCluster.Endpoint(1)));
        Assert.NotNull(Channel(1).FailedAt);
    }

    [Fact]
    public async Task None_is_picked_if_all_refuse_the_connection()
    {
        Disconnected(1, 2, 3);
        foreach (var number in new[] { 1, 2, 3 })
        {
            _cluster.Transport(FakeCluster.Endpoint(number)).Dialling = () => Task.FromException(new EtcdException(EtcdErrorKind.Unreachable, "refused", FakeCluster.Endpoint(number)));
        }

        var log = new AttemptLog();
        Assert.Null(await _pool.PickAsync(log, Cancel));
        Assert.Equal(3, log.Summarize().Attempts.Count);
    }

    [Fact]
    public async Task The_only_one_that_did_not_fail_is_not_raced_however_long_it_takes()
    {
        Disconnected(1, 2, 3);
        _pool.Failed(Channel(1));
        _pool.Failed(Channel(2));
        _cluster.Transport(FakeCluster.Endpoint(3)).Dialling = static () => new TaskCompletionSource().Task;

        Assert.Equal(FakeCluster.Endpoint(3), await PickedAsync());
        Assert.Equal(0, _cluster.Transport(FakeCluster.Endpoint(3)).Dials);
    }

    [Fact]
    public async Task Of_two_the_one_that_did_not_fail_is_not_raced_either()
    {
        await using var two = new FakeCluster(FakeCluster.Options(2), static (_, _, _) => null, _clock);
        var left = two.Transport(FakeCluster.Endpoint(2));
        (left.IsConnected, left.Dialling) = (false, static () => new TaskCompletionSource().Task);
        two.Pipeline.Pool.Failed(two.Pipeline.Pool.Of(FakeCluster.Endpoint(1)));

        Assert.Equal(FakeCluster.Endpoint(2), (await two.Pipeline.Pool.PickAsync(new(), Cancel))!.Endpoint);
        Assert.Equal(0, left.Dials);
    }

    [Fact]
    public void Another_is_better_only_if_it_has_not_failed_and_is_no_learner()
    {
        _pool.Failed(Channel(1));
        Assert.True(_pool.HasBetterThan(Channel(1)));
        Channel(2).IsLearner = true;
        _pool.Failed(Channel(3));
        Assert.False(_pool.HasBetterThan(Channel(1)));
    }

    [Fact]
    public async Task An_endpoint_of_another_cluster_is_asked_last_and_is_no_better_than_one_that_failed()
    {
        Answered(1, by: 1);
        _cluster.Pipeline.MoveTo(1);
        Answered(2, by: 2);
        _pool.Failed(Channel(1));
        Assert.Equal(FakeCluster.Endpoint(3), await PickedAsync());
        Assert.True(_pool.HasBetterThan(Channel(1)));

        Answered(3, by: 2);
        Assert.Equal(FakeCluster.Endpoint(1), await PickedAsync());
        Assert.False(_pool.HasBetterThan(Channel(1)));
    }

    [Fact]
    public void An_endpoint_of_another_cluster_is_known_as_such_until_it_has_failed_too()
    {
        var log = new AttemptLog();
        _cluster.Pipeline.MoveTo(1);
        Answered(1, by: 1);
        Assert.False(_pool.HasForeign(log));

        Answered(2, by: 2);
        Assert.True(_pool.HasForeign(log));
        log.Add(new(EtcdErrorKind.Unreachable, "down", FakeCluster.Endpoint(1)));
        Assert.True(_pool.HasForeign(log));
        log.Add(new(EtcdErrorKind.Unreachable, "down", FakeCluster.Endpoint(2)));
        Assert.False(_pool.HasForeign(log));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <summary>A cluster has answered at an endpoint.</summary>
    private void Answered(int number, ulong by) => Channel(number).Identity.Note(1, by);

    private void Disconnected(params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _cluster.Transport(FakeCluster.Endpoint(number)).IsConnected = false;
        }
    }

    private Etcd.Calls.Endpoints.EndpointChannel Channel(int number) => _pool.Of(FakeCluster.Endpoint(number));

    private async Task<EtcdEndpoint> PickedAsync() => (await _pool.PickAsync(new(), Cancel))!.Endpoint;
}
