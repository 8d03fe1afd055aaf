using KvTui.Core.Browse;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Browse;

public sealed class FilterScannerTests : IAsyncDisposable
{
    private static readonly KeyIndex Keys =
        KeyIndex.Empty.Append([.. Enumerable.Range(0, 60_000).Select(i => new KeyEntry(EtcdKey.FromText($"/jobs/{i:D6}"), i, i, 1, 0, 0))]);

    private readonly Mailbox _mailbox = new();
    private readonly EffectRunner _runner;

    public FilterScannerTests() =>
        _runner = new(new FakeEtcdClient(), _mailbox, new ManualTimeProvider(), new Nobody(), new Nobody());

    [Theory]
    [InlineData("99", 0)]
    [InlineData("re:(a+)+$", 0)]
    [InlineData("re:[05]$", 12_345)]
    [InlineData("!9", 59_990)]
    public async Task All_keys_from_a_rank_on_are_searched_and_the_hits_are_in_order(string text, int first)
    {
        var filter = KeyFilter.Parse(text)!;
        _runner.Start(new Effect.Filter(Keys, first, filter, 7));
        var done = await LastAsync(7);
        var expected = new FilterPass(Keys, first, Keys.Count, filter);
        Assert.True(expected.Go(Keys.Count));
        Assert.Equal(60_000 - first, done.Scanned);
        Assert.Equal(All(expected.Found), All(done.Found));
    }

    [Fact]
    public async Task An_empty_index_is_searched_at_once()
    {
        _runner.Start(new Effect.Filter(KeyIndex.Empty, 0, KeyFilter.Parse("a")!, 1));
        Assert.Equal((0, 0), await LastAsync(1) is var done ? (done.Scanned, done.Found.Count) : default);
    }

    [Fact]
    public async Task A_newer_scan_ends_the_one_before_and_has_the_last_word()
    {
        for (var generation = 1; generation <= 50; generation++)
        {
            _runner.Start(new Effect.Filter(Keys, 0, KeyFilter.Parse("re:(x+x+)+y|9$")!, generation));
        }

        Assert.Equal(6000, (await LastAsync(50)).Found.Count);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task A_scan_that_is_not_wanted_any_more_searches_and_tells_nothing()
    {
        var scanner = new FilterScanner(_mailbox, new ManualTimeProvider());
        await scanner.RunAsync(new(Keys, 0, KeyFilter.Parse("1")!, 1), new CancellationToken(canceled: true));
        Assert.False(_mailbox.TryTake(out _));
    }

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private static List<KeyEntry> All(KeyIndex index) => [.. Enumerable.Range(0, index.Count).Select(rank => index[rank])];

    /// <summary>The message with which a scan ends; what it told on the way must not be more than that.</summary>
    private async Task<OperationMessage.Filtered> LastAsync(long generation)
    {
        OperationMessage.Filtered? last = null;
        await Eventually.TrueAsync(
            () =>
            {
                while (_mailbox.TryTake(out var message))
                {
                    var filtered = Assert.IsType<OperationMessage.Filtered>(message);
                    Assert.True(last is null || last.Generation < filtered.Generation || last.Scanned <= filtered.Scanned);
                    last = filtered;
                }

                return last is { IsDone: true } && last.Generation == generation;
            },
            () => $"the last message is {last}",
            cancellationToken: TestContext.Current.CancellationToken);
        return last!;
    }

    private sealed class Nobody : ITerminalEffects, IServiceControl
    {
        public void Start(Effect effect) => Assert.Fail($"{effect} is not for the terminal");

        public void Refresh() => Assert.Fail("nothing is to be refreshed");

        public void Follow(WatchScope scope) => Assert.Fail("nothing else is to be followed");

        public void HoldListing(bool held) => Assert.Fail("no listing is held");

        public void Attend(bool attended) => Assert.Fail("the focus stays");

        public void FollowCalls(bool following) => Assert.Fail("no calls are followed");
    }
}
