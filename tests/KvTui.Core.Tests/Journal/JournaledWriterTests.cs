using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Journal;

/// <summary>What the explorer writes is in the journal before it is sent, with how it ended behind it.</summary>
public sealed class JournaledWriterTests : IDisposable
{
    private static readonly KeyValue Old = Sample.Pair("/a", "old", 100);
    private static readonly WriteRequest.Save Save = new(Old, "new"u8.ToArray()) { ClusterId = 1 };

    private readonly FakeEtcdClient _client = new();
    private readonly TemporaryFolder _folder = new("journal");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly WriteJournal _journal;
    private readonly JournaledWriter _writer;

    public JournaledWriterTests()
    {
        _journal = new(_folder.PathTo("journal"), _clock, new(JournalKeep.Unmasked, KeyMask.None, "me"));
        _writer = new(_client, new GuardedWriter(_client, _clock), _journal);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_is_taken_down_before_it_is_sent()
    {
        var before = JournalState.Done;
        _client.FakeKv.OnTxn = (_, _) =>
        {
            before = Only().State;
            return Task.FromResult(FakeKvClient.Result(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(Old))));
        };

        Assert.IsType<WriteOutcome.Applied>(await WriteAsync(Save));

        Assert.Equal(JournalState.UnderWay, before);
        Assert.Equal((JournalState.Done, 1001L), (Only().State, Only().Revision));
        var write = Assert.Single(WriteJournal.Writes(Only().Batches[0]));
        Assert.True(write.Before!.Value.Span.SequenceEqual(Old.Value.Span));
        Assert.True(write.After!.Value.Span.SequenceEqual(Save.Value.Span));
    }

    [Fact]
    public async Task What_its_guard_refuses_was_not_done()
    {
        _client.FakeKv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(false, new TxnResponse.Range(FakeKvClient.Page())));

        Assert.IsType<WriteOutcome.Conflict>(await WriteAsync(Save));
        Assert.Equal(JournalState.Refused, Only().State);
    }

    [Fact]
    public async Task Of_a_deletion_the_value_is_read_where_it_was_not_shown()
    {
        _client.FakeKv.OnRange = (_, _) => Task.FromResult(FakeKvClient.Page(Old));
        _client.FakeKv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(true, new TxnResponse.Delete(1)));

        await WriteAsync(new WriteRequest.Delete(KeyEntry.Listed(Old)) { ClusterId = 1 });

        var write = Assert.Single(WriteJournal.Writes(Only().Batches[0]));
        Assert.Null(write.After);
        Assert.True(write.Before!.Value.Span.SequenceEqual(Old.Value.Span));
    }

    [Fact]
    public async Task Where_the_journal_cannot_be_written_the_write_is_done_and_that_is_told()
    {
        var writer = new JournaledWriter(
            _client, new GuardedWriter(_client, _clock), new WriteJournal("/proc/none", _clock, new(JournalKeep.All, KeyMask.None, "me")));
        _client.FakeKv.OnTxn = (_, _) =>
            Task.FromResult(FakeKvClient.Result(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(Old))));

        var outcome = await writer.WriteAsync(Save, static _ => { }, Cancelled);

        Assert.IsType<WriteOutcome.Applied>(outcome);
        Assert.NotNull(outcome.NotInJournal);
    }

    [Fact]
    public async Task Of_a_deletion_of_many_what_has_changed_meanwhile_stays_and_is_named()
    {
        KeyValue[] keys = [.. Enumerable.Range(0, 300).Select(static i => Sample.Pair($"/p/{i:000}", "value", 100 + i))];
        _client.FakeKv.OnPages = (_, _, _) => new[] { FakeKvClient.Page(keys) }.ToAsyncEnumerable();
        var changed = keys[130] with { ModRevision = 2000 };
        _client.FakeKv.OnTxn = (txn, _) => Task.FromResult(txn.Compare.Any(compare => compare.Key == changed.Key)
            ? FakeKvClient.Result(false, [.. txn.Compare.Select(compare => Found(compare.Key))])
            : FakeKvClient.Result(true, [.. txn.Success.Select(static _ => new TxnResponse.Delete(1))]));

        var done = await new RangeDeletion(_client, _journal)
            .RunAsync(KeyRange.Prefix(EtcdKey.FromText("/p/")), EtcdKey.FromText("/p/"), static _ => { }, Cancelled);

        Assert.Equal((299L, 1L), (done.Deleted, done.ChangedCount));
        Assert.Equal([changed.Key], done.Changed);
        Assert.Equal([128, 128, 127, 44], _client.FakeKv.Txns.Select(static txn => txn.Success.Count));
        Assert.Equal((JournalState.Partly, 299L), (Only().State, Only().Keys));

        TxnResponse Found(EtcdKey key) =>
            new TxnResponse.Range(FakeKvClient.Page(key == changed.Key ? changed : keys.First(each => each.Key == key)));
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    private JournalGroup Only() => Assert.Single(_journal.Read());

    private Task<WriteOutcome> WriteAsync(WriteRequest request) => _writer.WriteAsync(request, static _ => { }, Cancelled);
}
