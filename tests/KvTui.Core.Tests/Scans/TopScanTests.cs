using KvTui.Core.Explorer.Services;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Scans;

public sealed class TopScanTests : IAsyncDisposable
{
    private const int MiB = 1024 * 1024;

    private static readonly ScanRequest.Top Request = new(EtcdKey.FromText("/a/"), ScanRequest.Top.DefaultCap);

    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly ScanRunner _runner;
    private long _revision = 1000;

    public TopScanTests() => _runner = new(_client, _mailbox, _clock, undoer: null, connect: null);

    private FakeWatchClient Watch => _client.FakeWatch;

    [Fact]
    public async Task Each_second_tells_what_the_watch_of_the_prefix_brought_with_the_old_values()
    {
        await StartAsync(Request);
        await ReportAsync(3, 500);
        var first = await SecondAsync();
        Assert.Equal((3, 3, 500), (first.Report.Total.Events, first.Status.Keys, first.Status.Bytes));
        var second = await SecondAsync();
        Assert.Equal((3, 2), (second.Report.Total.Events, second.Report.Seconds - 1));
        var asked = Assert.Single(Watch.Asked);
        Assert.Equal((KeyRange.Prefix(Request.Prefix), 0, true), (asked.Ranges.Single(), asked.StartRevision, asked.PreviousKeyValue));
    }

    [Fact]
    public async Task It_ends_by_itself_after_five_seconds_over_the_cap_and_not_before()
    {
        await StartAsync(Request);
        foreach (var bytes in new[] { 9, 9, 9, 9, 1, 9, 9, 9, 9 })
        {
            await ReportAsync(1, bytes * MiB);
            Assert.True((await SecondAsync()).Status.IsRunning);
        }

        await ReportAsync(1, 9 * MiB);
        var last = await SecondAsync();
        Assert.Equal((ScanPhase.Stopped, ScanRequest.Top.DefaultCap), (last.Status.Phase, last.Cap));
        await ClosedAsync();
    }

    [Fact]
    public async Task Without_a_cap_it_goes_on()
    {
        await StartAsync(Request with { Cap = null });
        for (var i = 0; i < 8; i++)
        {
            await ReportAsync(1, 100 * MiB);
            Assert.True((await SecondAsync()).Status.IsRunning);
        }
    }

    [Fact]
    public async Task A_break_is_told_while_it_lasts_and_changes_that_were_compacted_from_then_on()
    {
        await StartAsync(Request);
        Watch.Report(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1)));
        await EmptyAsync();
        Assert.Contains("broke", (await SecondAsync()).Status.Note, StringComparison.Ordinal);
        Connect();
        await EmptyAsync();
        Assert.Null((await SecondAsync()).Status.Note);
        Watch.Report(new WatchUpdate.Compacted(2000));
        Connect();
        await EmptyAsync();
        Assert.Contains("not counted", (await SecondAsync()).Status.Note, StringComparison.Ordinal);
        Assert.Equal(2, Watch.Asked.Count);
    }

    [Fact]
    public async Task A_watch_that_is_refused_ends_it_with_the_reason()
    {
        await StartAsync(Request);
        Watch.Fail(Sample.Refused);
        var last = await TakeAsync();
        Assert.Equal((ScanPhase.Failed, Sample.Refused), (last.Status.Phase, last.Status.Error));
    }

    [Fact]
    public async Task Who_closes_the_layer_closes_the_watch()
    {
        await StartAsync(Request);
        Assert.Equal(1, Watch.Open);
        _runner.Cancel();
        await ClosedAsync();
    }

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private async Task StartAsync(ScanRequest.Top request)
    {
        _runner.Start(request, 1);
        await TakeAsync();
        Connect();
        await EmptyAsync();
    }

    private void Connect() => Watch.Report(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, _revision, 7)));

    private async Task ReportAsync(int events, long bytes)
    {
        var changes = Enumerable.Range(0, events).Select(i => new WatchEvent(WatchEventKind.Put, Sample.Pair($"/a/{i}", "v", ++_revision), null));
        Watch.Report(new WatchUpdate.Events(_revision, [.. changes]) { Bytes = bytes });
        await EmptyAsync();
    }

    /// <summary>The scan has taken what was reported, and waits for the next second.</summary>
    private Task EmptyAsync() => Eventually.TrueAsync(() => Watch.IsDrained && _clock.PendingTimers > 0, () => "the scan has taken what the watch reports");

    private Task ClosedAsync() => Eventually.TrueAsync(() => Watch.Open == 0, () => "the watch is closed");

    private async Task<ScanProgress.Top> SecondAsync()
    {
        await EmptyAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await TakeAsync();
    }

    private async Task<ScanProgress.Top> TakeAsync()
    {
        ScanMessage? taken = null;
        await Eventually.TrueAsync(() => _mailbox.TryTake(out var message) && (taken = message as ScanMessage) is not null, () => "a snapshot is posted");
        return (ScanProgress.Top)taken!.Progress;
    }
}
