using System.Text;
using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Exports;

/// <summary>An import replaces nothing that was not seen, and goes on where it was.</summary>
public sealed class ImportRunnerTests : IAsyncDisposable
{
    private readonly FakeEtcdClient _client = new();
    private readonly SortedDictionary<string, KeyValue> _store = new(StringComparer.Ordinal);
    private long _revision = 1000;

    /// <summary>Changes the store once, before the next transaction that puts.</summary>
    private Action? _meanwhile;

    public ImportRunnerTests()
    {
        _client.FakeKv.OnTxn = (txn, _) => Task.FromResult(Apply(txn));
        _client.FakeKv.OnRange = (_, _) => Task.FromResult(new RangePage(new(1, 1, _revision, 7), [], false, 0));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_keys_take_as_few_transactions_as_etcd_takes_them_in()
    {
        var run = await RunAsync(new(1), [.. Enumerable.Range(0, 250).Select(static each => Record($"/k/{each:d3}", "v"))]);

        Assert.Equal((250, 250, 250), (run.Tally.Created, run.Tally.Total, _store.Count));
        var puts = _client.FakeKv.Txns.FindAll(static txn => txn.Compare.Count > 0);
        Assert.Equal([128, 122], puts.Select(static txn => txn.Success.Count));
        Assert.All(puts, static txn => Assert.Equal(1UL, txn.ClusterId));
        Assert.Equal(3, _client.FakeKv.Txns.Count);
    }

    [Fact]
    public async Task Keys_that_differ_are_left_as_they_are_unless_they_are_to_be_replaced()
    {
        Put("a", "old");
        Put("b", "1");
        ExportRecord[] records = [Record("a", "new"), Record("b", "1"), Record("c", "1")];

        var kept = await RunAsync(new(1), records);
        Assert.Equal(new ImportTally(1, 0, 1, 1, 0, 0), kept.Tally);
        var (key, fate, revision) = Assert.Single(kept.Left);
        Assert.Equal(("a", ImportFate.Keep, 1001L), (key.ToString(), fate, revision));
        Assert.Equal("old", Value("a"));

        var replaced = await RunAsync(new(1) { Overwrites = true }, records);
        Assert.Equal(new ImportTally(0, 1, 2, 0, 0, 0), replaced.Tally);
        Assert.Equal("new", Value("a"));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        Put("a", "old");

        var run = await RunAsync(new(1) { IsDry = true }, Record("a", "new"), Record("b", "1"), Ended("c"));

        Assert.Equal("1 to create, 1 to replace, 1 left out, as their lease had ended", run.Tally.Text(isDry: true));
        Assert.All(_client.FakeKv.Txns, static txn => Assert.All(txn.Success, static each => Assert.IsType<TxnOperation.Range>(each)));
        Assert.Empty(_client.FakeLeases.Granted);
    }

    [Fact]
    public async Task What_somebody_changes_meanwhile_is_never_replaced()
    {
        Put("a", "old");
        _meanwhile = () => Put("a", "theirs");

        var run = await RunAsync(new(1) { Overwrites = true }, Record("a", "new"), Record("b", "1"));

        Assert.Equal(new ImportTally(1, 0, 0, 0, 1, 0), run.Tally);
        Assert.Equal(("theirs", "1"), (Value("a"), Value("b")));
    }

    [Fact]
    public async Task A_key_that_is_in_the_export_twice_keeps_what_is_there_first()
    {
        var run = await RunAsync(new(1) { Overwrites = true }, Record("a", "1"), Record("a", "2"));

        Assert.Equal(new ImportTally(1, 0, 0, 1, 0, 0), run.Tally);
        Assert.Equal("1", Value("a"));
    }

    [Fact]
    public async Task Keys_that_shared_a_lease_share_a_new_one_also_when_the_import_is_run_again()
    {
        ExportRecord[] records = [Record("a", "1", 5, 60), Record("b", "1", 5, 60), Record("c", "1", 6, 60), Record("d", "1")];
        await RunAsync(new(1), records[..1]);
        _client.FakeLeases.Known.Add(new(0x1001, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60), []));

        var again = await RunAsync(new(1), records);

        Assert.Equal(new ImportTally(3, 0, 1, 0, 0, 0), again.Tally);
        Assert.Equal([0x1001L, 0x1001L, 0x1002L, 0L], _store.Values.Select(static pair => pair.Lease.Id));
        Assert.Equal(2, _client.FakeLeases.Granted.Count);
        Assert.Empty(_client.FakeLeases.Revoked);
    }

    [Fact]
    public async Task A_lease_whose_put_may_have_been_applied_is_not_revoked()
    {
        _client.FakeKv.OnTxn = (txn, _) => txn.Compare.Count > 0 ? Task.FromException<TxnResult>(Sample.Lost) : Task.FromResult(Apply(txn));

        var lost = await Assert.ThrowsAsync<EtcdException>(() => RunAsync(new(1), Record("a", "1", 5, 60)));

        Assert.True(lost.MayHaveBeenApplied);
        Assert.Single(_client.FakeLeases.Granted);
        Assert.Empty(_client.FakeLeases.Revoked);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static ExportRecord Record(string key, string value, long lease = 0, int? seconds = null) =>
        new(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), lease, seconds is { } time ? TimeSpan.FromSeconds(time) : null);

    private static ExportRecord Ended(string key) => Record(key, "v", 9, 0);

    private async Task<ImportRunner> RunAsync(ImportOptions options, params ExportRecord[] records)
    {
        var (run, next) = (new ImportRunner(_client, WriteJournal.Nowhere(TimeProvider.System), options), 0);
        await run.RunAsync(() => next < records.Length ? records[next++] : null, static _ => { }, Cancelled);
        return run;
    }

    private string Value(string key) => Encoding.UTF8.GetString(_store[key].Value.Span);

    private void Put(string key, string value) => _store[key] = Sample.Pair(key, value, ++_revision);

    private TxnResult Apply(Txn txn)
    {
        if (txn.Compare.Count > 0)
        {
            var meanwhile = _meanwhile;
            _meanwhile = null;
            meanwhile?.Invoke();
        }

        var holds = txn.Compare.Cast<Compare.ModRevisionEquals>()
            .All(each => (_store.GetValueOrDefault(each.Key.ToString())?.ModRevision ?? 0) == each.Revision);
        var branch = holds ? txn.Success : txn.Failure;
        _revision += branch.Any(static each => each is TxnOperation.Put) ? 1 : 0;
        return new(new(1, 1, _revision, 7), holds, [.. branch.Select(Answer)]);
    }

    private TxnResponse Answer(TxnOperation operation)
    {
        if (operation is TxnOperation.Range read)
        {
            var key = read.Keys.Start.ToString();
            return new TxnResponse.Range(_store.TryGetValue(key, out var pair) ? FakeKvClient.Page(pair) : FakeKvClient.Page());
        }

        var put = Assert.IsType<TxnOperation.Put>(operation);
        _store[put.Key.ToString()] = Sample.Pair(put.Key, put.Value.ToArray(), _revision, lease: put.Options.Lease);
        return new TxnResponse.Put();
    }
}
