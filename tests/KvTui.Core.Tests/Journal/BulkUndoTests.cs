using KvTui.Core.Exports;
using KvTui.Core.Exports.Running;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Past.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Tests.Past;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.Core.Tests.Journal;

/// <summary>What writes many keys is one action of the journal, which one undo takes back.</summary>
public sealed class BulkUndoTests : IDisposable
{
    private readonly FakeHistory _history = new();
    private readonly TemporaryFolder _folder = new("journal");
    private readonly WriteJournal _journal;

    public BulkUndoTests() =>
        _journal = new(_folder.PathTo("journal"), TimeProvider.System, new(JournalKeep.Unmasked, KeyMask.None, "me"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_undelete_is_taken_back()
    {
        var then = 0L;
        for (var key = 0; key < 300; key++)
        {
            then = _history.Put($"/app/{key:d3}", "v");
        }

        for (var key = 0; key < 300; key++)
        {
            _history.Delete($"/app/{key:d3}");
        }

        var run = new UndeleteRun(_history.Client, _journal);
        var order = await run.CountAsync(EtcdKey.FromText("/app/"), then, 1, Cancelled);
        Assert.Equal(300L, (await run.RunAsync(order, static _ => true, Cancelled)).Made);
        Assert.Equal("v", Value("/app/007"));

        var undone = await UndoneAsync(_history.Client, JournalAct.Undelete);

        Assert.Equal((300L, 0L), (undone.Keys, undone.SkippedCount));
        Assert.Null(Value("/app/007"));
    }

    [Fact]
    public async Task An_import_is_taken_back_with_what_it_has_replaced()
    {
        _history.Put("/app/a", "old");
        ExportRecord[] records = [Record("/app/a"), Record("/app/b")];
        var (run, next) = (new ImportRunner(_history.Client, _journal, new(1) { Overwrites = true }), 0);
        await run.RunAsync(() => next < records.Length ? records[next++] : null, static _ => { }, Cancelled);
        Assert.Equal(("new", "new"), (Value("/app/a"), Value("/app/b")));

        var undone = await UndoneAsync(_history.Client, JournalAct.Import);

        Assert.Equal((2L, 0L), (undone.Keys, undone.SkippedCount));
        Assert.Equal(("old", null), (Value("/app/a"), Value("/app/b")));
    }

    [Fact]
    public async Task The_keys_of_a_revoked_lease_come_back_without_it()
    {
        var (client, pair, isThere) = (new FakeEtcdClient(), Sample.Pair("/a", "1", lease: 0x10), true);
        client.FakeLeases.Known.Add(new(0x10, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), [pair.Key]));
        client.FakeKv.OnTxn = (txn, _) => Task.FromResult(FakeKvClient.Result(true, [.. txn.Success.Select(Answer)]));
        await new LeaseRevocation(client, _journal).RunAsync(0x10, 1, Cancelled);
        isThere = false;

        var undone = await UndoneAsync(client, JournalAct.Revoke);

        Assert.Equal([0x10L], client.FakeLeases.Revoked);
        Assert.Equal(1L, undone.Keys);
        var put = Assert.IsType<TxnOperation.Put>(Assert.Single(client.FakeKv.Txns[^1].Success));
        Assert.Equal((pair.Key, 0L), (put.Key, put.Options.Lease));

        TxnResponse Answer(TxnOperation operation) => operation is TxnOperation.Put ? new TxnResponse.Put()
            : new TxnResponse.Range(isThere ? FakeKvClient.Page(pair) : FakeKvClient.Page());
    }

    [Fact]
    public async Task A_lease_that_certainly_was_not_revoked_has_taken_no_key()
    {
        var client = new FakeEtcdClient();
        client.FakeLeases.Known.Add(new(0x10, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), [EtcdKey.FromText("/a")]));
        client.FakeLeases.Error = new EtcdException(EtcdErrorKind.Locked, "locked");
        client.FakeKv.OnTxn = static (_, _) =>
            Task.FromResult(FakeKvClient.Result(true, new TxnResponse.Range(FakeKvClient.Page(Sample.Pair("/a", "1", lease: 0x10)))));

        await Assert.ThrowsAsync<EtcdException>(() => new LeaseRevocation(client, _journal).RunAsync(0x10, 1, Cancelled));

        Assert.Equal(JournalState.Refused, Assert.Single(_journal.Read()).State);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    private static ExportRecord Record(string key) => new(EtcdKey.FromText(key), "new"u8.ToArray(), 0, null);

    private string? Value(string key) => _history.Now(key) is { } pair ? new EtcdKey(pair.Value.ToArray()).ToString() : null;

    /// <summary>Takes back the only action, which is done and does this.</summary>
    private async Task<UndoResult> UndoneAsync(IEtcdClient client, JournalAct act)
    {
        var group = Assert.Single(_journal.Read());
        Assert.Equal((act, JournalState.Done), (group.Act, group.State));
        var undoer = new Undoer(client, new(client, TimeProvider.System), _journal);
        var plan = await undoer.PlanAsync(group, Cancelled);
        Assert.Equal("", plan.Refusal);
        return await undoer.RunAsync(plan, Cancelled);
    }
}
