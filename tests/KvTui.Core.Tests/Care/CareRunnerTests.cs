using KvTui.Core.Care;
using KvTui.Core.Care.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.Core.Tests.Care;

/// <summary>Steps that are done on a cluster of one member, n1.</summary>
public sealed class CareRunnerTests : IAsyncDisposable
{
    private readonly FakeEtcdClient _client = new();
    private readonly List<string> _told = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task A_member_is_defragmented_and_looked_at_afterwards()
    {
        var runner = new CareRunner(_client, TimeProvider.System);
        var report = await runner.LookAsync(Cancelled);

        var outcome = await runner.RunAsync(new CareStep.Defragment(1), report, _told.Add, Cancelled);

        Assert.Equal([$"defragment {Sample.Endpoint}"], _client.Acts);
        Assert.Null(outcome.Missing);
        Assert.Equal(1UL, outcome.After.Leader);
    }

    [Fact]
    public async Task A_member_that_was_elected_meanwhile_is_not_touched()
    {
        var runner = new CareRunner(_client, TimeProvider.System);
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3));

        var failure = await Assert.ThrowsAsync<EtcdException>(
            () => runner.RunAsync(new CareStep.Defragment(1), report, _told.Add, Cancelled));

        Assert.Contains("n1 leads now", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_client.Acts);
    }

    [Fact]
    public async Task Another_member_at_its_address_is_not_touched()
    {
        var runner = new CareRunner(_client, TimeProvider.System);
        var report = Sample.Report(Sample.Member(2), Sample.Member(3) with { Endpoints = [Sample.Endpoint] });

        var failure = await Assert.ThrowsAsync<EtcdException>(
            () => runner.RunAsync(new CareStep.Defragment(3), report, _told.Add, Cancelled));

        Assert.Equal((EtcdErrorKind.FailedPrecondition, false), (failure.Kind, failure.MayHaveBeenApplied));
        Assert.Empty(_client.Acts);
    }

    [Fact]
    public async Task Beside_a_member_that_is_silent_by_now_none_is_touched()
    {
        _client.Members = [.. _client.Members, new(2, "n2", [], ["http://127.0.0.1:2381"], false)];
        var runner = new CareRunner(_client, TimeProvider.System);
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3));

        var failure = await Assert.ThrowsAsync<EtcdException>(
            () => runner.RunAsync(new CareStep.Defragment(3), report, _told.Add, Cancelled));

        Assert.Contains(
            "n2 does not answer right now, and two members must not be away at once", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_client.Acts);
    }

    [Fact]
    public async Task What_does_not_come_about_in_time_is_named()
    {
        var runner = new CareRunner(_client, TimeProvider.System) { Patience = TimeSpan.Zero };

        var outcome = await runner.RunAsync(new CareStep.MoveLeader(1, 2), await runner.LookAsync(Cancelled), _told.Add, Cancelled);

        Assert.Equal([$"move {Sample.Endpoint} 2"], _client.Acts);
        Assert.Equal("n1 still leads", outcome.Missing);
    }

    [Fact]
    public async Task An_election_is_waited_for_and_after_the_time_of_a_call_no_longer()
    {
        _client.Leader = 0;
        var looking = new CareRunner(_client, TimeProvider.System).LookAsync(Cancelled);
        await Eventually.TrueAsync(() => _client.StatusCalls > 1, () => "the member was to be asked again", cancellationToken: Cancelled);
        Assert.False(looking.IsCompleted);
        _client.Leader = 1;
        Assert.Equal(1UL, (await looking).Leader);

        var hasty = new FakeEtcdClient { Leader = 0, Options = _client.Options with { CommandTimeout = TimeSpan.FromMilliseconds(1) } };
        Assert.Equal(0UL, (await new CareRunner(hasty, TimeProvider.System).LookAsync(Cancelled)).Leader);
    }

    [Fact]
    public async Task After_a_lost_answer_only_that_the_cluster_is_well_is_waited_for()
    {
        var runner = new CareRunner(_client, TimeProvider.System) { Patience = TimeSpan.Zero };

        Assert.Null((await runner.SettleAsync(new CareStep.MoveLeader(1, 2), _told.Add, Cancelled)).Missing);
        _client.Leader = 0;
        Assert.Equal(
            "no member that answers knows a leader",
            (await runner.SettleAsync(new CareStep.TestWrite(), _told.Add, Cancelled)).Missing);
    }

    [Fact]
    public async Task While_a_step_takes_long_the_cluster_is_watched()
    {
        var end = new TaskCompletionSource();
        _client.OnAct = _ => end.Task;
        var runner = new CareRunner(_client, TimeProvider.System);
        var report = await runner.LookAsync(Cancelled);

        await runner.RunAsync(new CareStep.Defragment(1), report, Hear, Cancelled);

        Assert.StartsWith("defragment n1 (leader, 25 MiB, 12 MiB of it in use): ", _told[0], StringComparison.Ordinal);
        Assert.EndsWith("; 1 of 1 voter answers, quorum 1: none may fail", _told[0], StringComparison.Ordinal);

        void Hear(string text)
        {
            _told.Add(text);
            end.TrySetResult();
        }
    }

    [Fact]
    public async Task A_test_write_leaves_no_lease_behind()
    {
        var runner = new CareRunner(_client, TimeProvider.System);

        await runner.RunAsync(new CareStep.TestWrite(), await runner.LookAsync(Cancelled), _told.Add, Cancelled);

        Assert.Single(_client.FakeLeases.Granted);
        Assert.Single(_client.FakeLeases.Revoked);
    }
}
