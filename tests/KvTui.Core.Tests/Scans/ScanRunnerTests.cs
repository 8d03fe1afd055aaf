using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Running;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Usage;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Scans;

public sealed class ScanRunnerTests : IAsyncDisposable
{
    private static readonly ScanRequest.Find Find = new(EtcdKey.FromText("/a/"), SearchQuery.Parse("x").Query!.Pattern, SearchIn.Keys);
    private static readonly ScanRequest.Usage Usage = new(EtcdKey.Empty, UsageReading.Exact, 1);
    private static readonly EtcdException Compacted = new(EtcdErrorKind.Compacted, "r1000 has been compacted.");

    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly Channel<RangePage> _pages = Channel.CreateUnbounded<RangePage>();
    private readonly ScanRunner _runner;
    private int _asked;

    public ScanRunnerTests()
    {
        _runner = new(_client, _mailbox, _clock, undoer: null, connect: null);
        _client.FakeKv.OnRange = (_, _) => Task.FromResult(new RangePage(new(1, 1, 1000, 7), [], false, 4));
        _client.FakeKv.OnPages = (_, _, token) => ReadAsync(token);
    }

    [Fact]
    public async Task A_search_posts_its_start_at_once_then_at_most_ten_snapshots_a_second_and_always_the_last()
    {
        _runner.Start(Find, 1);
        Assert.Equal((0, ScanPhase.Running), Seen(await TakeAsync()));
        await _pages.Writer.WriteAsync(Page("/a/x1", "/a/y"), Cancelled);
        await UntilAskedAsync(2);
        Assert.False(_mailbox.TryTake(out _));

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await _pages.Writer.WriteAsync(Page("/a/x2"), Cancelled);
        var later = await TakeAsync();
        Assert.Equal((3, ScanPhase.Running), Seen(later));
        Assert.Equal((1000, 4, 2), (later.Progress.Status.Revision, later.Progress.Status.Total, ((ScanProgress.Find)later.Progress).Hits.Length));

        await _pages.Writer.WriteAsync(Page("/a/z"), Cancelled);
        _pages.Writer.Complete();
        Assert.Equal((4, ScanPhase.Complete), Seen(await TakeAsync()));
    }

    [Fact]
    public async Task All_is_read_at_the_revision_of_the_first_answer_below_the_prefix_and_serializable()
    {
        var asked = new TaskCompletionSource<(KeyRange Keys, RangeOptions Options)>();
        _client.FakeKv.OnPages = (keys, options, token) =>
        {
            asked.SetResult((keys, options));
            return ReadAsync(token);
        };
        _pages.Writer.Complete();
        _runner.Start(Find, 1);
        var (range, options) = await asked.Task;
        Assert.Equal((KeyRange.Prefix(Find.Prefix), 1000, true, true), (range, options.Revision, options.KeysOnly, options.Serializable));
        var (first, counting) = _client.FakeKv.Ranges[0];
        Assert.Equal((KeyRange.Prefix(Find.Prefix), true), (first, counting.CountOnly));
    }

    [Fact]
    public async Task A_cancelled_scan_ends_its_reading_and_posts_nothing_more()
    {
        _runner.Start(Find, 1);
        await TakeAsync();
        await _pages.Writer.WriteAsync(Page("/a/x"), Cancelled);
        await UntilAskedAsync(2);
        _runner.Cancel();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pages.Writer.TryWrite(Page("/a/x2"));
        await _runner.DisposeAsync();
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task A_new_scan_takes_the_place_of_the_one_before()
    {
        _runner.Start(Find, 1);
        Assert.Equal(1, (await TakeAsync()).Generation);
        _client.FakeKv.OnPages = (_, _, _) => Pages(Page("/a/x"));
        _runner.Start(Find, 2);
        await UntilAsync(message => message is { Generation: 2, Progress.Status.Phase: ScanPhase.Complete });
    }

    [Fact]
    public async Task A_compacted_revision_starts_the_scan_again_once_and_says_so()
    {
        var rounds = 0;
        _client.FakeKv.OnPages = (_, _, _) => rounds++ == 0 ? Pages(Page("/a/x", "/a/y")).Then(Compacted) : Pages(Page("/a/x"), Page("/a/x2"));
        _runner.Start(Usage, 1);
        var last = await UntilAsync(message => message.Progress.Status.Phase != ScanPhase.Running);
        Assert.Equal((ScanPhase.Complete, 2L, "started again: r1000 was compacted"), (last.Progress.Status.Phase, last.Progress.Status.Keys, last.Progress.Status.Note));
        Assert.Equal(2, ((ScanProgress.Usage)last.Progress).Report.Root.Figures.Keys);
    }

    [Fact]
    public async Task A_second_compaction_and_any_other_failure_end_it_with_what_was_seen()
    {
        _client.FakeKv.OnPages = (_, _, _) => Pages(Page("/a/x", "/a/y")).Then(Compacted);
        _runner.Start(Find, 1);
        var last = await UntilAsync(message => message.Progress.Status.Phase == ScanPhase.Failed);
        Assert.Equal((2L, Compacted), (last.Progress.Status.Keys, last.Progress.Status.Error));

        _client.FakeKv.OnRange = (_, _) => throw Sample.Refused;
        _runner.Start(Find, 2);
        last = await UntilAsync(message => message is { Generation: 2, Progress.Status.Phase: ScanPhase.Failed });
        Assert.Equal((0L, Sample.Refused), (last.Progress.Status.Keys, last.Progress.Status.Error));
    }

    [Fact]
    public async Task A_defect_is_a_failure_of_the_scan_and_not_of_the_explorer()
    {
        _client.FakeKv.OnPages = (_, _, _) => throw new InvalidOperationException("defect");
        _runner.Start(Find, 1);
        var last = await UntilAsync(message => message.Progress.Status.Phase == ScanPhase.Failed);
        Assert.Contains("defect", last.Progress.Status.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_finds_too_much_stops_at_its_bound()
    {
        var keys = Enumerable.Range(0, ScanProgress.Find.MostHits + 50).Select(i => $"/a/x{i:D6}").ToArray();
        _client.FakeKv.OnPages = (_, _, _) => Pages(Page(keys));
        _runner.Start(Find, 1);
        var last = (ScanProgress.Find)(await UntilAsync(message => message.Progress.Status.Phase != ScanPhase.Running)).Progress;
        Assert.Equal((ScanPhase.Stopped, true, (long)ScanProgress.Find.MostHits), (last.Status.Phase, last.IsFull, last.Status.Keys));
    }

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static (long Keys, ScanPhase Phase) Seen(ScanMessage message) => (message.Progress.Status.Keys, message.Progress.Status.Phase);

    private static RangePage Page(params string[] keys) => FakeKvClient.Page([.. keys.Select(key => Sample.Pair(key, "value"))]);

    private static PageStream Pages(params RangePage[] pages) => new(pages, null);

    private async IAsyncEnumerable<RangePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await foreach (var page in _pages.Reader.ReadAllAsync(cancellationToken))
        {
            yield return page;
            Interlocked.Increment(ref _asked);
        }
    }

    /// <summary>Waits until a page is asked for, so that those before it have been looked at.</summary>
    private Task UntilAskedAsync(int page) => Eventually.TrueAsync(() => _asked == page, () => $"page {page} was to be asked for", cancellationToken: Cancelled);

    private Task<ScanMessage> TakeAsync() => UntilAsync(_ => true);

    private async Task<ScanMessage> UntilAsync(Func<ScanMessage, bool> condition) => await Eventually.GetAsync(
        _ => ValueTask.FromResult(_mailbox.TryTake(out var message) && message is ScanMessage scan && condition(scan) ? scan : null),
        () => "a snapshot was to be posted",
        cancellationToken: Cancelled);

    /// <summary>Pages, and what is thrown after them.</summary>
    private sealed record PageStream(RangePage[] All, EtcdException? Error) : IAsyncEnumerable<RangePage>
    {
        public PageStream Then(EtcdException error) => this with { Error = error };

        public IAsyncEnumerator<RangePage> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        private async IAsyncEnumerable<RangePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var page in All)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return page;
            }

            await Task.CompletedTask;
            if (Error is not null)
            {
                throw Error;
            }
        }
    }
}
