using KvTui.App.Messages;
using KvTui.App.Runtime.Writes;
using KvTui.App.Tests.Explorer;
using KvTui.App.Tests.Fakes;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Testing.Time;

namespace KvTui.App.Tests.Runtime.Writes;

public sealed class GuardedWriterTests : IAsyncDisposable
{
    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly KeyValue New = Sample.Pair("k", "new", 1001, 2);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray());
    private static readonly WriteRequest.Create Create = new(Base.Key, "new"u8.ToArray());
    private static readonly WriteRequest.Delete Delete = new(Base.Key, 100);
    private static readonly WriteRequest.DeletePrefix DeletePrefix = new(EtcdKey.FromText("p/"), 900);

    private readonly FakeEtcdClient _client = new();

    private FakeKvClient Kv => _client.FakeKv;

    [Fact]
    public async Task A_save_is_guarded_by_the_revision_and_keeps_the_lease()
    {
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.Equal(new WriteOutcome.Applied(1001, New, 1), await WriteAsync(Save));
        var txn = Assert.Single(Kv.Txns);
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
        Assert.Equal([new Compare.VersionEquals(Base.Key, 0)], Assert.Single(Kv.Txns).Compare);
    }

    [Fact]
    public async Task Deletions_are_guarded_too()
    {
        Answers(true, new TxnResponse.Delete(1));
        Assert.Equal(new WriteOutcome.Applied(1001, null, 1), await WriteAsync(Delete));
        Answers(true, new TxnResponse.Delete(7));
        Assert.Equal(new WriteOutcome.Applied(1001, null, 7), await WriteAsync(DeletePrefix));
        Assert.Equal([new Compare.ModRevisionEquals(Base.Key, 100)], Kv.Txns[0].Compare);
        Assert.Equal([new Compare.NoneNewerThan(KeyRange.Prefix(EtcdKey.FromText("p/")), 900)], Kv.Txns[1].Compare);
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
        Kv.OnTxn = (_, _) => throw Sample.Refused;
        Assert.Equal(new WriteOutcome.Failed(Sample.Refused), await WriteAsync(Save));
        Assert.Empty(Kv.Ranges);
        Assert.Single(Kv.Txns);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private Task<WriteOutcome> WriteAsync(WriteRequest request) => new GuardedWriter(_client, new ManualTimeProvider()).WriteAsync(request, _ => { }, CancellationToken.None);

    private void Answers(bool succeeded, params TxnResponse[] responses) => Kv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(succeeded, responses));
}
