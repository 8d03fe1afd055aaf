using System.Text;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Writes;

/// <summary>What becomes of the keys of a transaction whose guards do not hold.</summary>
public sealed class BatchSenderTests : IDisposable
{
    private static readonly KeyValue[] Known = [Sample.Pair("a", "1", 100), Sample.Pair("b", "1", 101)];

    private readonly FakeKvClient _kv = new();
    private readonly WriteJournal _journal = WriteJournal.Nowhere(TimeProvider.System);
    private readonly List<EtcdKey> _left = [];
    private long _written;

    [Fact]
    public async Task The_others_are_sent_again_without_the_one_that_has_changed()
    {
        _kv.OnTxn = (txn, _) => Task.FromResult(
            txn.Success.Count == 1 ? FakeKvClient.Result(true) : Refused(Known[0] with { ModRevision = 200 }, Known[1]));
        await SendAsync();
        Assert.Equal((2, 1L), (_kv.Txns.Count, _written));
        Assert.Equal(Known[0].Key, Assert.Single(_left));
        Assert.Equal(Known[1].Key, Assert.IsType<TxnOperation.Put>(Assert.Single(_kv.Txns[1].Success)).Key);
    }

    [Fact]
    public async Task What_is_gone_is_neither_sent_again_nor_named()
    {
        _kv.OnTxn = (_, _) => Task.FromResult(Refused(null, null));
        await SendAsync();
        Assert.Equal((1, 0L, 0), (_kv.Txns.Count, _written, _left.Count));
    }

    /// <summary>The keyspace has another past than the one that was read, as after a restore: to send them again would never end.</summary>
    [Fact]
    public async Task Where_all_have_the_revisions_that_were_known_all_are_named_and_nothing_is_sent_again()
    {
        _kv.OnTxn = (_, _) => Task.FromResult(Refused(Known[0], Known[1]));
        await SendAsync();
        Assert.Equal((1, 0L), (_kv.Txns.Count, _written));
        Assert.Equal(Known.Select(static pair => pair.Key), _left);
    }

    public void Dispose() => _journal.Dispose();

    private static TxnResult Refused(params KeyValue?[] found) => FakeKvClient.Result(
        false, [.. found.Select(static pair => new TxnResponse.Range(pair is null ? FakeKvClient.Page() : FakeKvClient.Page(pair)))]);

    private async Task SendAsync()
    {
        var sender = new BatchSender(_kv, () => _journal.Begin(JournalAct.Import, EtcdKey.Empty, 1), 1)
        {
            Written = (keys, _) => _written += keys,
            Left = _left.Add,
        };
        foreach (var pair in Known)
        {
            sender.Add(new(pair.Key, pair, Encoding.UTF8.GetBytes("2")));
        }

        await sender.SendRestAsync(TestContext.Current.CancellationToken);
    }
}
