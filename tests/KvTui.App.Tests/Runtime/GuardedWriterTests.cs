using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.App.Tests.Explorer;
using KvTui.App.Tests.Fakes;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Tests.Runtime;

public sealed class GuardedWriterTests
{
    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly KeyValue New = Sample.Pair("k", "new", 1001, 2);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray());
    private static readonly WriteRequest.Create Create = new(Base.Key, "new"u8.ToArray());
    private static readonly WriteRequest.Delete Delete = new(Base.Key, 100);
    private static readonly WriteRequest.DeletePrefix DeletePrefix = new(EtcdKey.FromText("p/"), 900);

    private readonly FakeKvClient _kv = new();

    [Fact]
    public async Task A_save_is_guarded_by_the_revision_and_keeps_the_lease()
    {
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.Equal(new WriteOutcome.Applied(1001, New, 1), await WriteAsync(Save));
        var txn = Assert.Single(_kv.Txns);
        Assert.Equal([new Compare.ModRevisionEquals(Base.Key, 100)], txn.Compare);
        var put = Assert.IsType<TxnOperation.Put>(txn.Success[0]);
        Assert.Equal((Base.Key, new PutOptions { KeepLease = true }), (put.Key, put.Options));
        Assert.True(put.Value.Span.SequenceEqual("new"u8));
    }

    [Fact]
    public async Task A_new_key_is_guarded_by_its_absence()
    {
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.IsType<WriteOutcome.Applied>(await WriteAsync(Create));
        Assert.Equal([new Compare.VersionEquals(Base.Key, 0)], Assert.Single(_kv.Txns).Compare);
    }

    [Fact]
    public async Task Deletions_are_guarded_too()
    {
        Answers(true, new TxnResponse.Delete(1));
        Assert.Equal(new WriteOutcome.Applied(1001, null, 1), await WriteAsync(Delete));
        Answers(true, new TxnResponse.Delete(7));
        Assert.Equal(new WriteOutcome.Applied(1001, null, 7), await WriteAsync(DeletePrefix));
        Assert.Equal([new Compare.ModRevisionEquals(Base.Key, 100)], _kv.Txns[0].Compare);
        Assert.Equal([new Compare.NoneNewerThan(KeyRange.Prefix(EtcdKey.FromText("p/")), 900)], _kv.Txns[1].Compare);
    }

    [Fact]
    public async Task A_guard_that_fails_is_a_conflict_with_what_is_there_now()
    {
        Answers(false, new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.Equal(new WriteOutcome.Conflict(New), await WriteAsync(Save));
        Assert.Equal(new WriteOutcome.Conflict(New), await WriteAsync(Delete));
        Answers(false, new TxnResponse.Range(FakeKvClient.Page()));
        Assert.Equal(new WriteOutcome.Conflict(null), await WriteAsync(Save));
        Answers(false);
        Assert.Equal(new WriteOutcome.Conflict(null), await WriteAsync(DeletePrefix));
    }

    [Fact]
    public async Task What_was_certainly_not_applied_has_failed()
    {
        _kv.OnTxn = (_, _) => throw Sample.Refused;
        Assert.Equal(new WriteOutcome.Failed(Sample.Refused), await WriteAsync(Save));
        Assert.Empty(_kv.Ranges);
        Assert.Single(_kv.Txns);
    }

    [Fact]
    public async Task When_the_answer_is_lost_and_the_key_shows_the_write_it_was_applied()
    {
        Lost(New);
        Assert.Equal(new WriteOutcome.Applied(1000, New, 1), await WriteAsync(Save));
        Lost(New with { Version = 1 });
        Assert.IsType<WriteOutcome.Applied>(await WriteAsync(Create));
        Lost();
        Assert.Equal(new WriteOutcome.Applied(1000, null, 1), await WriteAsync(Delete));
        Assert.Equal(3, _kv.Txns.Count);
        Assert.All(_kv.Ranges, range => Assert.False(range.Options.Serializable));
    }

    [Fact]
    public async Task When_the_answer_is_lost_and_the_key_does_not_show_the_write_its_fate_is_unknown_and_it_is_not_sent_again()
    {
        Lost(Base);
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost), await WriteAsync(Save));
        Lost(Sample.Pair("k", "theirs", 1001, 2));
        Assert.IsType<WriteOutcome.Unknown>(await WriteAsync(Save));
        Lost(New with { Version = 2 });
        Assert.IsType<WriteOutcome.Unknown>(await WriteAsync(Create));
        Lost(Base);
        Assert.IsType<WriteOutcome.Unknown>(await WriteAsync(Delete));
        Lost();
        Assert.IsType<WriteOutcome.Unknown>(await WriteAsync(DeletePrefix));
        Assert.Equal(5, _kv.Txns.Count);
    }

    [Fact]
    public async Task When_reading_again_fails_too_the_fate_is_unknown()
    {
        _kv.OnTxn = (_, _) => throw Sample.Lost;
        _kv.OnRange = (_, _) => throw Sample.Refused;
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost), await WriteAsync(Save));
    }

    private Task<WriteOutcome> WriteAsync(WriteRequest request) => new GuardedWriter(_kv).WriteAsync(request, CancellationToken.None);

    private void Answers(bool succeeded, params TxnResponse[] responses) => _kv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(succeeded, responses));

    private void Lost(params KeyValue[] found)
    {
        _kv.OnTxn = (_, _) => throw Sample.Lost;
        _kv.OnRange = (_, _) => Task.FromResult(FakeKvClient.Page(found));
    }
}
