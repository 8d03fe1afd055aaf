using System.Collections.Concurrent;
using KvTui.Core.Clusters;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Clusters;

/// <summary>Clusters are asked beside the one that is shown: how many, how long, and until when.</summary>
public sealed class ClusterAskerTests : IAsyncDisposable
{
    private readonly FakeEtcdClient _healthy = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly ConcurrentQueue<string> _connected = [];
    private readonly ClusterAsker _asker;

    public ClusterAskerTests() => _asker = new(new() { Client = _healthy.Options, ConnectTo = ConnectAsync }, _mailbox, _clock);

    [Fact]
    public async Task Each_answer_is_posted_as_it_comes_and_what_fails_says_why()
    {
        _asker.Start(["dead", "typed", "good"]);
        var answers = await TakeAsync(3);
        Assert.Equal("healthy · 1/1 members · leader n1", answers["good"]);
        Assert.StartsWith("http://127.0.0.1:2379: connection refused", answers["dead"], StringComparison.Ordinal);
        Assert.Equal("needs␛ a password", answers["typed"]);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_waited_for_no_longer_than_the_others()
    {
        _healthy.FakeKv.OnRange = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return FakeKvClient.Page();
        };
        _asker.Start(["good"]);
        await Eventually.TrueAsync(() => _clock.NextDue == _clock.GetUtcNow() + ClusterAsker.Patience, () => "the read is waited for", cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(_mailbox.TryTake(out _));
        _clock.Advance(ClusterAsker.Patience);
        Assert.StartsWith("degraded · 1/1 members · a linearizable read ", (await TakeAsync(1))["good"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_are_asked_at_once_and_none_once_nobody_looks()
    {
        _asker.Start(["slow1", "slow2", "slow3", "slow4", "good"]);
        await Eventually.TrueAsync(() => _connected.Count == 4, () => "four are asked", cancellationToken: TestContext.Current.CancellationToken);
        _asker.Start([]);
        await _asker.DisposeAsync();
        Assert.Equal(["slow1", "slow2", "slow3", "slow4"], _connected.Order());
        Assert.False(_mailbox.TryTake(out _));
        Assert.Null(_clock.NextDue);
    }

    [Fact]
    public async Task All_are_asked_again_after_a_pause_and_after_others_were()
    {
        _asker.Start(["good"]);
        await TakeAsync(1);
        await AsleepAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        await TakeAsync(1);
        await AsleepAsync();
        _asker.Start(["dead"]);
        Assert.Equal("dead", Assert.Single(await TakeAsync(1)).Key);
        await AsleepAsync();
        _asker.Start([]);
        await Eventually.TrueAsync(() => _clock.NextDue is null, () => "nothing is waited for", cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _asker.DisposeAsync();

    private async Task<IEtcdClient> ConnectAsync(string profile, CancellationToken cancellationToken)
    {
        _connected.Enqueue(profile);
        switch (profile)
        {
            case "dead":
                throw Sample.Refused;
            case "typed":
                throw new InvalidOperationException("needs\e a password");
            case "good":
                return _healthy;
            default:
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
                return _healthy;
        }
    }

    private Task AsleepAsync() => Eventually.TrueAsync(() => _clock.NextDue == _clock.GetUtcNow() + TimeSpan.FromSeconds(10), () => "the pause has begun", cancellationToken: TestContext.Current.CancellationToken);

    private async Task<Dictionary<string, string>> TakeAsync(int count)
    {
        var answers = new Dictionary<string, string>();
        await Eventually.TrueAsync(
            () =>
            {
                while (_mailbox.TryTake(out var message))
                {
                    var asked = Assert.IsType<OperationMessage.ClusterAsked>(message);
                    answers.Add(asked.Profile, asked.Answer);
                }

                return answers.Count == count;
            },
            () => $"{count} answers are posted",
            cancellationToken: TestContext.Current.CancellationToken);
        return answers;
    }
}
