using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Calls;

public sealed class CallPipelineTests
{
    private static readonly EtcdKey Key = EtcdKey.FromText("k");

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable)]
    [InlineData(EtcdErrorKind.ConnectionLost)]
    [InlineData(EtcdErrorKind.NoLeader)]
    [InlineData(EtcdErrorKind.LeaderChanged)]
    [InlineData(EtcdErrorKind.LearnerRefused)]
    [InlineData(EtcdErrorKind.TlsUntrusted)]
    public async Task A_read_moves_to_another_member_and_stays_there(EtcdErrorKind kind)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => endpoint == FakeCluster.Endpoint(1) ? new(kind, "down", endpoint) : null);
        var kv = new KvClient(cluster.Pipeline);

        await kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel);
        await kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel);

        Assert.NotEqual(FakeCluster.Endpoint(1), cluster.Pipeline.Pool.Current.Endpoint);
        Assert.Equal(3, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task A_write_whose_outcome_is_open_is_never_repeated()
    {
        await using var cluster = new FakeCluster(
            FakeCluster.Options(),
            (endpoint, method, _) => method == RpcMethod.Put ? new(EtcdErrorKind.ServerTimeout, "timed out", endpoint, mayHaveBeenApplied: true) : null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).PutAsync(Key, default, new(), Cancel));

        Assert.True(failure.MayHaveBeenApplied);
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Put));
    }

    [Fact]
    public async Task A_call_that_the_end_of_the_client_cuts_short_may_have_been_applied_only_if_it_writes()
    {
        Assert.True((await CutShortAsync(RpcMethod.Put, static kv => kv.PutAsync(Key, default, new(), Cancel))).MayHaveBeenApplied);
        Assert.False((await CutShortAsync(RpcMethod.Range, static kv => kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel))).MayHaveBeenApplied);
    }

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable)]
    [InlineData(EtcdErrorKind.NoLeader)]
    [InlineData(EtcdErrorKind.LearnerRefused)]
    [InlineData(EtcdErrorKind.TooManyRequests)]
    public async Task A_write_that_was_certainly_not_applied_goes_to_another_member(EtcdErrorKind kind)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => endpoint == FakeCluster.Endpoint(3) ? null : new(kind, "refused", endpoint));

        await new KvClient(cluster.Pipeline).PutAsync(Key, default, new(), Cancel);

        Assert.Equal(FakeCluster.Endpoint(3), cluster.Pipeline.Pool.Current.Endpoint);
    }

    [Fact]
    public async Task A_call_that_reaches_nobody_names_each_endpoint_within_its_time()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => new(EtcdErrorKind.Unreachable, $"{endpoint} refused the connection.", endpoint));

        var failure = await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));

        Assert.Equal(EtcdErrorKind.Unreachable, failure.Kind);
        Assert.Equal([FakeCluster.Endpoint(1), FakeCluster.Endpoint(2), FakeCluster.Endpoint(3)], failure.Attempts.Select(attempt => attempt.Endpoint!).OrderBy(endpoint => endpoint.Host));
        Assert.All(failure.Attempts, attempt => Assert.Contains(attempt.Message, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable, 9)]
    [InlineData(EtcdErrorKind.LearnerRefused, 3)]
    [InlineData(EtcdErrorKind.WrongCluster, 3)]
    public async Task Each_of_three_is_asked_as_many_rounds_as_the_failure_allows(EtcdErrorKind kind, int calls)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options() with { CommandTimeout = TimeSpan.FromMinutes(1) }, (endpoint, _, _) => new(kind, "down", endpoint));

        await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));

        Assert.Equal(calls, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task A_member_that_is_silent_is_left_after_half_of_the_time_if_there_is_another()
    {
        var clock = new ManualTimeProvider();
        await using var cluster = new FakeCluster(FakeCluster.Options(2) with { CommandTimeout = TimeSpan.FromSeconds(6) }, static (_, _, _) => null, clock);
        cluster.Transport(FakeCluster.Endpoint(1)).IsSilent = static _ => true;

        var reading = new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Range));
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await reading;

        Assert.Single(cluster.Transport(FakeCluster.Endpoint(2)).Calls);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task The_only_member_and_any_that_is_to_write_have_the_whole_time(int members, bool writes)
    {
        await using var cluster = Slow(members);
        var kv = new KvClient(cluster.Pipeline);

        Task calling = writes ? kv.PutAsync(Key, default, new(), Cancel) : kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);

        await AssertTimesOutAsync(calling, 6);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 3)]
    public async Task A_stream_that_is_not_opened_is_given_up_after_half_of_the_time_if_there_is_another_member(int members, int seconds)
    {
        await using var cluster = Slow(members);

        var opening = cluster.Pipeline.OpenAsync(new(RpcMethod.Watch, new Etcdserverpb.WatchRequest()) { Ranges = [KeyRange.All] }, Cancel);

        await AssertTimesOutAsync(opening, seconds);
    }

    [Fact]
    public async Task An_answer_that_has_begun_has_the_whole_time_although_there_is_another_member()
    {
        await using var cluster = Slow(2);
        var (member, other, rest) = (cluster.Transport(FakeCluster.Endpoint(1)), cluster.Transport(FakeCluster.Endpoint(2)), new TaskCompletionSource());
        (member.IsSilent, member.Rest, other.IsSilent) = (null, rest.Task, null);

        var reading = new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
        _clock.Advance(TimeSpan.FromSeconds(5.9));
        rest.SetResult();
        await reading;
        Assert.Empty(other.Calls);

        member.Rest = new TaskCompletionSource().Task;
        await AssertTimesOutAsync(new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel), 6);
    }

    [Fact]
    public async Task A_call_that_may_go_without_a_token_waits_for_one_for_half_a_second_only()
    {
        var clock = new ManualTimeProvider();
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { User = "root", Password = "secret" }, static (_, _, _) => null, clock);
        var member = cluster.Transport(FakeCluster.Endpoint(1));
        var asked = new TaskCompletionSource();
        member.IsSilent = method => method == RpcMethod.Authenticate && asked.TrySetResult();

        var asking = new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(1), Cancel);
        await asked.Task.WaitAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        await asking;

        Assert.Null(Assert.Single(member.Calls, static call => call.Method == RpcMethod.Status).Headers.Token);
    }

    [Fact]
    public async Task A_refused_request_is_not_repeated()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => new(EtcdErrorKind.PermissionDenied, "no", endpoint));

        await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));

        Assert.Equal(1, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task Status_goes_to_one_endpoint_once_and_to_no_other()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(), (endpoint, _, _) => new(EtcdErrorKind.Unreachable, "down", endpoint));

        await Assert.ThrowsAsync<EtcdException>(() => new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(9), Cancel));

        Assert.Single(cluster.Transport(FakeCluster.Endpoint(9)).Calls);
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Status));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_write_repeated()
    {
        var options = FakeCluster.Options(1) with { User = "root", Password = "secret" };
        var refusals = 0;
        await using var cluster = new FakeCluster(
            options, (endpoint, method, _) => method == RpcMethod.Put && refusals++ == 0 ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null);

        await new KvClient(cluster.Pipeline).PutAsync(Key, default, new(), Cancel);

        Assert.Equal((2, 2), (cluster.CallsOf(RpcMethod.Authenticate), cluster.CallsOf(RpcMethod.Put)));
        Assert.All(cluster.Transport(FakeCluster.Endpoint(1)).Calls, call => Assert.Equal(call.Method == RpcMethod.Authenticate ? null : "token-1", call.Headers.Token));
    }

    [Fact]
    public async Task A_token_that_stays_refused_ends_in_one_error()
    {
        var options = FakeCluster.Options(1) with { User = "root" };
        await using var cluster = new FakeCluster(options, (endpoint, method, _) => method == RpcMethod.Range ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null);

        await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));

        Assert.Equal(4, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task No_token_goes_to_plain_text_if_the_user_gave_only_https()
    {
        var options = FakeCluster.Options(1) with { User = "root", Endpoints = [FakeCluster.Endpoint(1, tls: true)] };
        await using var cluster = new FakeCluster(options, (_, _, _) => null);
        var maintenance = new MaintenanceClient(cluster.Pipeline);

        await maintenance.StatusAsync(FakeCluster.Endpoint(2), Cancel);
        await maintenance.StatusAsync(FakeCluster.Endpoint(3, tls: true), Cancel);

        Assert.Null(Assert.Single(cluster.Transport(FakeCluster.Endpoint(2)).Calls).Headers.Token);
        Assert.Equal("token-1", Assert.Single(cluster.Transport(FakeCluster.Endpoint(3, tls: true)).Calls).Headers.Token);
    }

    [Fact]
    public async Task A_leader_is_required_except_where_a_call_is_meant_to_work_without_one()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1), (_, _, _) => null);
        var kv = new KvClient(cluster.Pipeline);

        await kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
        await kv.RangeAsync(KeyRange.All, new() { Serializable = true }, Cancel);
        await kv.PutAsync(Key, default, new(), Cancel);
        await new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(1), Cancel);

        // The third asks the connection who it is, before it carries the put.
        Assert.Equal([true, false, false, true, false], cluster.Transport(FakeCluster.Endpoint(1)).Calls.Select(call => call.Headers.RequireLeader));
    }

    /// <summary>Members that answer nothing but who they are; a call has six seconds.</summary>
    private FakeCluster Slow(int members)
    {
        var cluster = new FakeCluster(FakeCluster.Options(members) with { CommandTimeout = TimeSpan.FromSeconds(6) }, static (_, _, _) => null, _clock);
        for (var number = 1; number <= members; number++)
        {
            cluster.Transport(FakeCluster.Endpoint(number)).IsSilent = static method => method != RpcMethod.Status;
        }

        return cluster;
    }

    /// <summary>Asserts that a call waits so long for its answer, and then fails.</summary>
    private async Task AssertTimesOutAsync(Task call, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), _clock.NextDue - _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromSeconds(6));
        var failure = await Assert.ThrowsAsync<EtcdException>(() => call);
        Assert.Contains($"within {seconds}.0 s", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Ends the client while a call waits for its answer.</summary>
    private static async Task<EtcdException> CutShortAsync(RpcMethod method, Func<KvClient, Task> call)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1), static (_, _, _) => null);
        var asked = new TaskCompletionSource();
        cluster.Transport(FakeCluster.Endpoint(1)).IsSilent = each => each == method && asked.TrySetResult();
        var running = call(new(cluster.Pipeline));
        await asked.Task.WaitAsync(Cancel);
        await cluster.DisposeAsync();
        return await Assert.ThrowsAsync<EtcdException>(() => running);
    }
}
