using KvTui.Core.Journal.Keeping;
using KvTui.Core.Past.Running;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Past;

/// <summary>Keys that are gone are made again, and no others are touched.</summary>
public sealed class UndeleteRunTests
{
    private static readonly EtcdKey Prefix = EtcdKey.FromText("/app/");

    private readonly FakeHistory _history = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_gone_is_counted_and_made_again_and_what_exists_stays()
    {
        for (var key = 0; key < 250; key++)
        {
            _history.Put($"/app/{key:d3}", $"value {key}");
        }

        var then = _history.Put("/apple", "not below");
        for (var key = 0; key < 250; key++)
        {
            _history.Delete($"/app/{key:d3}");
        }

        _history.Delete("/apple");
        _history.Put("/app/007", "new");
        var run = new UndeleteRun(_history.Client, WriteJournal.Nowhere(TimeProvider.System));

        var order = await run.CountAsync(Prefix, then, 1, Cancelled);
        Assert.Equal((249L, "/app/000"), (order.Count, order.Sample[0].ToString()));
        var result = await run.RunAsync(order, static _ => true, Cancelled);

        Assert.Equal((249L, 0L, null), (result.Made, result.Skipped, result.Error));
        Assert.Equal(["value 249", "new", null], new[] { "/app/249", "/app/007", "/apple" }.Select(Value));
        Assert.All(_history.Client.FakeKv.Txns, static txn => Assert.InRange(txn.Success.Count, 1, 128));
        Assert.Equal(0, (await run.CountAsync(Prefix, then, 1, Cancelled)).Count);
    }

    [Fact]
    public async Task A_key_that_somebody_makes_meanwhile_is_skipped_and_the_others_are_made()
    {
        _history.Put("/app/a", "1");
        var then = _history.Put("/app/b", "2");
        _history.Delete("/app/a");
        _history.Delete("/app/b");
        var run = new UndeleteRun(_history.Client, WriteJournal.Nowhere(TimeProvider.System));
        var order = await run.CountAsync(Prefix, then, 1, Cancelled);
        var (send, isFirst) = (_history.Client.FakeKv.OnTxn, true);
        _history.Client.FakeKv.OnTxn = (txn, cancel) =>
        {
            if (isFirst)
            {
                isFirst = false;
                _history.Put("/app/a", "theirs");
            }

            return send(txn, cancel);
        };

        var result = await run.RunAsync(order, static _ => true, Cancelled);

        Assert.Equal((1L, 1L), (result.Made, result.Skipped));
        Assert.Equal(("theirs", "2"), (Value("/app/a"), Value("/app/b")));
        Assert.Contains("1 left as they are", result.Sentence(order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_ends_it_and_says_that_it_can_be_done_again()
    {
        var then = _history.Put("/app/a", "1");
        _history.Delete("/app/a");
        var run = new UndeleteRun(_history.Client, WriteJournal.Nowhere(TimeProvider.System));
        var order = await run.CountAsync(Prefix, then, 1, Cancelled);
        _history.Client.FakeKv.OnTxn = static (_, _) => Task.FromException<TxnResult>(Sample.Lost);

        var result = await run.RunAsync(order, static _ => true, Cancelled);

        Assert.Equal((0L, Sample.Lost), (result.Made, result.Error));
        Assert.EndsWith("It can be done again: what exists is skipped.", result.Sentence(order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_stopped_between_two_transactions_and_gone_on_with()
    {
        var then = 0L;
        for (var key = 0; key < 150; key++)
        {
            then = _history.Put($"/app/{key:d3}", "v");
        }

        for (var key = 0; key < 150; key++)
        {
            _history.Delete($"/app/{key:d3}");
        }

        var run = new UndeleteRun(_history.Client, WriteJournal.Nowhere(TimeProvider.System));
        var order = await run.CountAsync(Prefix, then, 1, Cancelled);

        var part = await run.RunAsync(order, static _ => false, Cancelled);
        Assert.Equal((128L, true), (part.Made, part.IsStopped));
        Assert.Contains("It was stopped.", part.Sentence(order), StringComparison.Ordinal);
        Assert.Equal(22L, (await run.RunAsync(order, static _ => true, Cancelled)).Made);
    }

    private string? Value(string key) => _history.Now(key) is { } pair ? new EtcdKey(pair.Value.ToArray()).ToString() : null;
}
