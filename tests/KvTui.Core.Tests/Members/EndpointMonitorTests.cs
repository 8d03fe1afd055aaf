using KvTui.Core.Explorer.Services;
using KvTui.Core.Members;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace KvTui.Core.Tests.Members;

public sealed class EndpointMonitorTests : IAsyncLifetime
{
    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly CallJournal _journal;
    private readonly EndpointMonitor _monitor;

    public EndpointMonitorTests()
    {
        _journal = new(_mailbox);
        var options = new ExplorerOptions { Client = _client.Options, PollInterval = TimeSpan.FromSeconds(2) };
        _monitor = new(_client, _mailbox, _journal, options, new(_mailbox, NullLogger<ServiceSupervisor>.Instance), _clock);
    }

    public async ValueTask InitializeAsync() => await _monitor.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _monitor.StopAsync(CancellationToken.None);
        _monitor.Dispose();
    }

    [Fact]
    public async Task The_members_are_asked_at_once_and_then_at_every_interval()
    {
        Assert.Equal("n1", (await NextReportAsync()).Members[0].Name);
        for (var poll = 0; poll < 3; poll++)
        {
            await AsleepAsync();
            _clock.Advance(TimeSpan.FromSeconds(1.9));
            Assert.Null(Take());
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            await NextReportAsync();
        }
    }

    [Fact]
    public async Task While_nobody_looks_the_members_are_asked_half_as_often_and_at_once_when_somebody_is_back()
    {
        await NextReportAsync();
        await AsleepAsync();
        _monitor.Attend(false);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await NextReportAsync();
        await AsleepAsync();
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await NextReportAsync();
        await AsleepAsync();
        _monitor.Attend(true);
        await NextReportAsync();
        await AsleepAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await NextReportAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task While_no_leader_answers_the_members_are_asked_every_half_second_for_as_long_as_an_election_may_take(ulong named)
    {
        _client.Members = [.. _client.Members, new(2, "n2", [], [], false)];
        await LoseLeaderAsync(named);
        for (var poll = 0; poll < 10; poll++)
        {
            await AsleepAsync();
            _clock.Advance(TimeSpan.FromSeconds(0.4));
            Assert.Null(Take());
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.Equal(named, (await NextReportAsync()).Leader);
        }

        await AsleepAsync();
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Null(Take());
        _client.Leader = 1;
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1ul, (await NextReportAsync()).Leader);
    }

    [Fact]
    public async Task Once_there_is_a_leader_the_interval_is_the_usual_one()
    {
        await LoseLeaderAsync(named: 0);
        await AsleepAsync();
        _client.Leader = 1;
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(1ul, (await NextReportAsync()).Leader);
        await AsleepAsync();
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await NextReportAsync();
    }

    [Fact]
    public async Task A_refresh_asks_without_waiting()
    {
        await NextReportAsync();
        await AsleepAsync();
        var calls = _client.StatusCalls;
        _monitor.Refresh();
        await NextReportAsync();
        Assert.True(_client.StatusCalls > calls, "no member was asked");
    }

    [Fact]
    public async Task The_calls_are_counted_after_each_poll_and_listed_only_while_they_are_followed()
    {
        await NextReportAsync();
        await AsleepAsync();
        TakeAll();
        var call = new CallRecord("KV/Range", "get a", Sample.Endpoint, false, Sample.Start, default, 1, 2, null);
        _journal.Note(call);
        Assert.False(_mailbox.TryTake(out _));
        _monitor.FollowCalls(true);
        Assert.Equal((1, 1), Counts());
        _journal.Note(call);
        Assert.Equal((2, 2), Counts());
        _monitor.FollowCalls(false);
        Assert.Equal((0, 2), Counts());
    }

    [Fact]
    public void A_call_that_reached_no_member_is_listed_but_is_no_load()
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox) { Following = true };
        journal.Note(new("KV/Range", "get a", Sample.Endpoint, false, Sample.Start, default, 1, 0, EtcdErrorKind.Unreachable));
        Assert.True(mailbox.TryTake(out var message));
        var calls = Assert.IsType<CallsMessage>(message);
        Assert.Equal((1, 0), (calls.Recent.Length, calls.Totals.Calls));
    }

    [Fact]
    public void What_is_read_is_summed_and_a_stream_counts_as_it_comes()
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox);
        static CallRecord Call(EtcdErrorKind? error) => new("KV/Range", "get a", Sample.Endpoint, false, Sample.Start, default, 1, 500, error);
        journal.Note(Call(null) with { KeysRead = 20, KeysWalked = 4_000 });
        journal.Note(Call(EtcdErrorKind.DeadlineExceeded) with { KeysRead = 1, KeysWalked = 1 });
        journal.NoteStreamed(new(3_000, 7));
        journal.Note(Call(null) with { IsStream = true, Events = 7 });
        journal.Post();
        Assert.True(mailbox.TryTake(out var message));
        Assert.Equal(new(3, 1, 21, 7, 4_000, 4_000), Assert.IsType<CallsMessage>(message).Totals);
    }

    [Fact]
    public void The_journal_goes_back_500_calls()
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox) { Following = true };
        for (var i = 0; i < 600; i++)
        {
            journal.Note(new("KV/Range", $"get {i}", Sample.Endpoint, false, Sample.Start, default, 1, 2, null));
        }

        Assert.True(mailbox.TryTake(out var message));
        var calls = Assert.IsType<CallsMessage>(message);
        Assert.Equal((500, 600, "get 100"), (calls.Recent.Length, calls.Totals.Calls, calls.Recent[0].Summary));
    }

    /// <summary>From the second report on, which is taken, the member names no leader, or one that does not answer.</summary>
    private async Task LoseLeaderAsync(ulong named)
    {
        await NextReportAsync();
        await AsleepAsync();
        _client.Leader = named;
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(named, (await NextReportAsync()).Leader);
    }

    /// <summary>The monitor has posted and waits for the timer again.</summary>
    private async Task AsleepAsync()
    {
        await Eventually.TrueAsync(() => TakeAll().OfType<CallsMessage>().Any(), () => "the calls are posted after a poll");
    }

    private (int Recent, long Total) Counts()
    {
        var calls = Assert.IsType<CallsMessage>(Assert.Single(TakeAll()));
        return (calls.Recent.Length, calls.Totals.Calls);
    }

    private async Task<Etcd.Cluster.ClusterReport> NextReportAsync()
    {
        ClusterMessage? found = null;
        await Eventually.TrueAsync(() => (found = Take()) is not null, () => $"a report is posted; {_client.StatusCalls} calls");
        return found!.Report;
    }

    private ClusterMessage? Take() => _mailbox.TryTake(out var message) ? message as ClusterMessage : null;

    private List<Message> TakeAll()
    {
        var taken = new List<Message>();
        while (_mailbox.TryTake(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }
}
