using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Past;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Usage;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class EffectRunnerTests : IAsyncDisposable
{
    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingTerminalEffects _terminal = new();
    private readonly RecordingServices _services = new();
    private readonly EffectRunner _runner;

    public EffectRunnerTests() => _runner = new(_client, _mailbox, _clock, _terminal, _services);

    [Fact]
    public async Task A_value_is_read_and_posted_with_its_generation()
    {
        _client.FakeKv.OnRange = (_, _) => Task.FromResult(FakeKvClient.Page(Sample.Pair("a", "v")));
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 7));
        var loaded = await TakeAsync<OperationMessage.ValueLoaded>();
        Assert.Equal(("a", 7, "a"), (loaded.Key.ToString(), loaded.Generation, loaded.Found?.Key.ToString()));
        Assert.Equal(KeyRange.Key(EtcdKey.FromText("a")), Assert.Single(_client.FakeKv.Ranges).Keys);
    }

    [Fact]
    public async Task A_value_of_the_past_is_read_at_its_revision_and_not_from_a_member_that_may_not_have_it_yet()
    {
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 7) { Revision = 50 });
        await TakeAsync<OperationMessage.ValueLoaded>();
        var options = Assert.Single(_client.FakeKv.Ranges).Options;
        Assert.Equal((50L, false), (options.Revision, options.Serializable));
    }

    [Fact]
    public async Task A_revision_is_looked_for_and_a_key_is_read_at_two()
    {
        _client.FakeKv.OnRead = (_, options) => Task.FromResult(FakeKvClient.Page(Sample.Pair("a", $"at {options.Revision}")));
        _runner.Start(new Effect.FindPast(new(100, IsBack: true)));
        Assert.Equal(900, (await TakeAsync<OperationMessage.PastFound>()).Revision);
        _runner.Start(new Effect.FindPast(new(2000, IsBack: false)));
        Assert.Equal("r2000 is still to come: the latest is r1000.", (await TakeAsync<OperationMessage.PastRefused>()).Reason);

        _runner.Start(new Effect.ReadRevisions(EtcdKey.FromText("a"), 50, 0, RevisionUse.Restore));
        var read = (await TakeAsync<OperationMessage.RevisionsRead>()).Read;
        Assert.Equal(("at 50", "at 0"), (Text(read.Before), Text(read.After)));

        static string Text(KeyValue? pair) => System.Text.Encoding.UTF8.GetString(pair!.Value.Span);
    }

    [Fact]
    public async Task A_key_that_is_not_there_and_a_read_that_fails_are_outcomes()
    {
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 1));
        Assert.Null((await TakeAsync<OperationMessage.ValueLoaded>()).Found);
        _client.FakeKv.OnRange = (_, _) => throw Sample.Refused;
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 2));
        Assert.Same(Sample.Refused, (await TakeAsync<OperationMessage.ValueFailed>()).Error);
    }

    [Fact]
    public void Client_and_services_are_told_whether_somebody_looks()
    {
        _runner.Start(new Effect.Attend(false));
        Assert.Equal((false, false), (_client.IsAttended, _services.Attended));
        _runner.Start(new Effect.Attend(true));
        Assert.Equal((true, true), (_client.IsAttended, _services.Attended));
    }

    [Fact]
    public async Task A_read_cancels_the_one_before()
    {
        var first = default(CancellationToken);
        _client.FakeKv.OnRange = async (_, token) =>
        {
            first = token;
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return FakeKvClient.Page();
        };
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 1));
        _client.FakeKv.OnRange = (_, _) => Task.FromResult(FakeKvClient.Page());
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("b"), 2));
        Assert.True(first.IsCancellationRequested);
        Assert.Equal(2, (await TakeAsync<OperationMessage.ValueLoaded>()).Generation);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public void Cancelling_ends_the_read_without_an_outcome()
    {
        var token = default(CancellationToken);
        _client.FakeKv.OnRange = async (_, given) =>
        {
            token = given;
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, given);
            return FakeKvClient.Page();
        };
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 1));
        _runner.Start(new Effect.CancelLoad());
        Assert.True(token.IsCancellationRequested);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task A_rest_is_told_after_100_ms_unless_the_cursor_moved_on()
    {
        _runner.Start(new Effect.Rest(1));
        _clock.Advance(TimeSpan.FromMilliseconds(60));
        _runner.Start(new Effect.Rest(2));
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(_mailbox.TryTake(out _));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await TakeAsync<OperationMessage.Rested>()).Generation);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task A_long_read_is_started_and_cancelled_with_its_generation()
    {
        _client.FakeKv.OnRange = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return FakeKvClient.Page();
        };
        _runner.Start(new Effect.StartScan(new ScanRequest.Usage(EtcdKey.Empty, UsageReading.Default, 1), 7));
        Assert.Equal(7, (await TakeAsync<ScanMessage>()).Generation);
        _runner.Start(new Effect.CancelScan());
        await _runner.DisposeAsync();
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task Writes_run_one_after_the_other_in_their_order()
    {
        var running = 0;
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource() };
        var started = 0;
        _client.FakeKv.OnTxn = async (_, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await gates[started++].Task;
            Interlocked.Decrement(ref running);
            return FakeKvClient.Result(true, new TxnResponse.Delete(1));
        };
        var requests = Enumerable.Range(1, 3).Select(i => new WriteRequest.Delete(KeyEntry.Listed(Sample.Pair($"k{i}", "", i)))).ToArray();
        foreach (var request in requests)
        {
            _runner.Start(new Effect.Write(request));
        }

        foreach (var (request, gate) in requests.Zip(gates))
        {
            gate.SetResult();
            Assert.Equal(request, (await TakeAsync<OperationMessage.WriteEnded>()).Request);
        }
    }

    [Fact]
    public async Task A_read_goes_on_while_a_write_waits()
    {
        var gate = new TaskCompletionSource();
        _client.FakeKv.OnTxn = async (_, _) =>
        {
            await gate.Task;
            return FakeKvClient.Result(true, new TxnResponse.Delete(1));
        };
        _runner.Start(new Effect.Write(new WriteRequest.Delete(KeyEntry.Listed(Sample.Pair("k", "", 1)))));
        _runner.Start(new Effect.LoadValue(EtcdKey.FromText("a"), 1));
        await TakeAsync<OperationMessage.ValueLoaded>();
        gate.SetResult();
        await TakeAsync<OperationMessage.WriteEnded>();
    }

    [Fact]
    public void Refreshing_and_following_the_calls_are_left_to_the_services()
    {
        _runner.Start(new Effect.Refresh());
        _runner.Start(new Effect.FollowCalls(true));
        Assert.Equal((1, true), (_services.Refreshes, _services.Following));
    }

    [Fact]
    public void What_concerns_the_terminal_goes_to_it()
    {
        Effect[] effects =
        [
            new Effect.Repaint(), new Effect.Suspend(), new Effect.SetMouse(true), new Effect.Copy("x"u8.ToArray(), "key"),
            new Effect.Signal(default, new(WatchEventKind.Put, Sample.Pair("k", "v"), null)),
        ];
        foreach (var effect in effects)
        {
            _runner.Start(effect);
        }

        Assert.Equal(effects, _terminal.Started);
    }

    [Fact]
    public async Task Ending_cancels_what_runs()
    {
        _client.FakeKv.OnTxn = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return FakeKvClient.Result(true);
        };
        var runner = new EffectRunner(_client, _mailbox, _clock, _terminal, _services);
        runner.Start(new Effect.Write(new WriteRequest.Delete(KeyEntry.Listed(Sample.Pair("k", "", 1)))));
        await Eventually.TrueAsync(() => _client.FakeKv.Txns.Count == 1, () => "the write was started", cancellationToken: TestContext.Current.CancellationToken);
        await runner.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private async Task<T> TakeAsync<T>()
        where T : Message
    {
        Message? taken = null;
        await Eventually.TrueAsync(() => _mailbox.TryTake(out taken), () => $"a {typeof(T).Name} is posted", cancellationToken: TestContext.Current.CancellationToken);
        return Assert.IsType<T>(taken);
    }

    private sealed class RecordingTerminalEffects : ITerminalEffects
    {
        public List<Effect> Started { get; } = [];

        public void Start(Effect effect) => Started.Add(effect);
    }

    private sealed class RecordingServices : IServiceControl
    {
        public int Refreshes { get; private set; }

        public bool Following { get; private set; }

        public bool Attended { get; private set; } = true;

        public void Refresh() => Refreshes++;

        public List<WatchScope> Scopes { get; } = [];

        public bool Held { get; private set; }

        public void Follow(WatchScope scope) => Scopes.Add(scope);

        public void HoldListing(bool held) => Held = held;

        public void Attend(bool attended) => Attended = attended;

        public void FollowCalls(bool following) => Following = following;
    }
}
