using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Writes;

public sealed class GuardedWriterTests : IAsyncDisposable
{
    private const ulong Ours = 0xA;

    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly KeyValue[] Below = [Sample.Pair("p/a", "", 700), Sample.Pair("p/b", "", 900, 3), Sample.Pair("p/c", "", 800)];
    private static readonly KeyValue New = Sample.Pair("k", "new", 1001, 2);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray());
    private static readonly WriteRequest.Create Create = new(Base.Key, "new"u8.ToArray());
    private static readonly WriteRequest.Delete Delete = new(KeyEntry.Listed(Base));
    private static readonly WriteRequest.DeletePrefix DeletePrefix = new(EtcdKey.FromText("p/"), Sample.Index(Below));

    private readonly FakeEtcdClient _client = new();

    private FakeKvClient Kv => _client.FakeKv;

    [Fact]
    public async Task A_save_is_guarded_by_the_revision_and_keeps_the_lease()
    {
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.Equal(new WriteOutcome.Applied(1001, New, 1), await WriteAsync(Save));
        var txn = Assert.Single(Kv.Txns);
        Assert.Equal([.. Unchanged(Base), new Compare.ValueEquals(Base.Key, Base.Value)], txn.Compare);
        Assert.Equal(Ours, txn.ClusterId);
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
        Answers(true, new TxnResponse.Delete(1));
        await WriteAsync(Delete with { Value = Base.Value });
        Answers(true, new TxnResponse.Delete(3));
        Kv.KeyPages = [Listed(Below[..1]), Listed(Below[1..])];
        Assert.Equal(new WriteOutcome.Applied(1001, null, 3), await WriteAsync(DeletePrefix));
        Assert.Equal(Unchanged(Base), Kv.Txns[0].Compare);
        Assert.Equal([.. Unchanged(Base), new Compare.ValueEquals(Base.Key, Base.Value)], Kv.Txns[1].Compare);
        var bound = new Compare.NoneNewerThan(KeyRange.Prefix(EtcdKey.FromText("p/")), 1000);
        Assert.Equal([bound, .. Unchanged(Below[1])], Kv.Txns[2].Compare);
        Assert.All(Kv.Txns, txn => Assert.Equal(Ours, txn.ClusterId));
    }

    [Fact]
    public async Task Other_keys_than_were_shown_are_counted_and_nothing_is_sent()
    {
        Kv.KeyPages = [Listed([Below[0], Below[1] with { ModRevision = 950 }, Sample.Pair("p/d", "", 960)])];
        var outcome = Assert.IsType<WriteOutcome.Recounted>(await WriteAsync(DeletePrefix));
        Assert.Equal((3, new RangeChanges(1, 1, 1)), (outcome.Again.Shown.Count, outcome.Changes));
        Assert.Empty(Kv.Txns);
    }

    [Fact]
    public async Task The_keys_of_another_cluster_are_not_deleted_in_place_of_those_that_were_shown()
    {
        Kv.KeyPages = [KeyPage.Of(new(0xB, 1, 1000, 7), Below, more: false, 3)];
        AssertNamesBoth(await WriteAsync(DeletePrefix));
        Assert.Empty(Kv.Txns);
    }

    [Fact]
    public async Task A_large_value_is_read_again_just_before_instead_of_being_sent()
    {
        var known = Base with { Value = new byte[600_000] };
        var save = new WriteRequest.Save(known, new byte[500_000]) { ClusterId = Ours };
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Kv.OnRange = (_, _) => Task.FromResult(Page(Ours, known));
        Assert.IsType<WriteOutcome.Applied>(await WriteAsync(save));
        Assert.Equal(Unchanged(Base), Assert.Single(Kv.Txns).Compare);
        Assert.False(Assert.Single(Kv.Ranges).Options.Serializable);
        var other = known with { Value = new byte[600_001] };
        Kv.OnRange = (_, _) => Task.FromResult(Page(Ours, other));
        Assert.Equal(new WriteOutcome.Conflict(other) { IsOtherHistory = true }, await WriteAsync(save));
        Kv.OnRange = (_, _) => Task.FromResult(Page(0xB, known));
        AssertNamesBoth(await WriteAsync(save));
        Assert.Single(Kv.Txns);
    }

    [Fact]
    public async Task A_value_travels_twice_only_while_both_stay_below_a_mebibyte()
    {
        var known = Base with { Value = new byte[(1 << 20) - 11] };
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Kv.OnRange = (_, _) => Task.FromResult(Page(Ours, known));
        await WriteAsync(new WriteRequest.Save(known, new byte[10]));
        Assert.Empty(Kv.Ranges);
        await WriteAsync(new WriteRequest.Save(known, new byte[11]));
        Assert.Single(Kv.Ranges);
        Assert.All(Kv.Txns, txn => Assert.Single(txn.Success.OfType<TxnOperation.Put>()));
    }

    [Fact]
    public async Task What_is_deleted_travels_once_while_it_stays_below_a_mebibyte()
    {
        var known = Base with { Value = new byte[(1 << 20) - 1] };
        Answers(true, new TxnResponse.Delete(1));
        await WriteAsync(Delete with { Value = known.Value });
        Assert.Empty(Kv.Ranges);
        Assert.Contains(new Compare.ValueEquals(known.Key, known.Value), Assert.Single(Kv.Txns).Compare);

        known = known with { Value = new byte[1 << 20] };
        Kv.OnRange = (_, _) => Task.FromResult(Page(Ours, known));
        Assert.IsType<WriteOutcome.Applied>(await WriteAsync(Delete with { Value = known.Value }));
        Assert.Single(Kv.Ranges);
    }

    [Theory]
    [InlineData(100, 100, 1, "other", true)]
    [InlineData(99, 100, 1, "old", true)]
    [InlineData(100, 100, 2, "old", true)]
    [InlineData(50, 60, 5, "old", true)]
    [InlineData(100, 101, 2, "old", false)]
    [InlineData(101, 101, 1, "old", false)]
    public async Task A_conflict_says_whether_what_is_there_can_have_followed_from_what_was_shown(
        long create, long mod, long version, string value, bool isOther)
    {
        var found = new KeyValue(Base.Key, System.Text.Encoding.UTF8.GetBytes(value), create, mod, version, 0);
        Answers(false, new TxnResponse.Range(FakeKvClient.Page(found)));
        Assert.Equal(new WriteOutcome.Conflict(found) { IsOtherHistory = isOther }, await WriteAsync(Save));
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
        Kv.KeyPages = [Listed(Below)];
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

    [Fact]
    public void What_was_seen_of_one_cluster_says_nothing_of_another()
    {
        var moment = ClusterMoment.Unknown.Or(new(0xA, 1, 900, 7)).Or(new(0xB, 1, 5, 2));
        Assert.Equal(new ClusterMoment(5, 2) { ClusterId = 0xB }, moment);
        Assert.Equal(ClusterMoment.Unknown, moment.Of(0xA));
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static void AssertNamesBoth(WriteOutcome outcome)
    {
        var failed = Assert.IsType<WriteOutcome.Failed>(outcome);
        Assert.Equal(EtcdErrorKind.WrongCluster, failed.Error.Kind);
        Assert.Contains("000000000000000a", failed.Error.Message, StringComparison.Ordinal);
        Assert.Contains("000000000000000b", failed.Error.Message, StringComparison.Ordinal);
    }

    private static Compare[] Unchanged(KeyValue pair) =>
    [
        new Compare.CreateRevisionEquals(pair.Key, pair.CreateRevision),
        new Compare.ModRevisionEquals(pair.Key, pair.ModRevision),
        new Compare.VersionEquals(pair.Key, pair.Version),
    ];

    private static KeyPage Listed(IEnumerable<KeyValue> pairs) => KeyPage.Of(new(Ours, 1, 1000, 7), pairs, more: false, 3);

    private static RangePage Page(ulong clusterId, KeyValue found) => new(new(clusterId, 1, 1000, 7), [found], false, 1);

    private Task<WriteOutcome> WriteAsync(WriteRequest request) =>
        new GuardedWriter(_client, new ManualTimeProvider()).WriteAsync(request with { ClusterId = Ours }, _ => { }, CancellationToken.None);

    private void Answers(bool succeeded, params TxnResponse[] responses) => Kv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(succeeded, responses));
}
