using KvTui.Core.Editing.Leases;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Writes;

/// <summary>A lease is granted just before the save that wants it, and revoked if the save certainly did not happen.</summary>
public sealed class LeasedWriteTests : IAsyncDisposable
{
    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly KeyValue New = Sample.Pair("k", "new", 1001, 2, 0x1001);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray()) { ClusterId = 0xA, Lease = new(LeaseUse.Grant, 60) };

    private readonly FakeEtcdClient _client = new();

    [Theory]
    [InlineData(LeaseUse.Keep, 0, true, 0)]
    [InlineData(LeaseUse.Detach, 0, false, 0)]
    [InlineData(LeaseUse.Attach, 0x77, false, 0x77)]
    [InlineData(LeaseUse.Grant, 60, false, 0x1001)]
    public async Task The_put_says_what_becomes_of_the_lease(LeaseUse use, long number, bool keeps, long lease)
    {
        Answers(true, new TxnResponse.Put(), new TxnResponse.Range(FakeKvClient.Page(New)));
        Assert.Equal(new WriteOutcome.Applied(1001, New, 1), await WriteAsync(Save with { Lease = new(use, number) }));
        var put = Assert.Single(Assert.Single(_client.FakeKv.Txns).Success.OfType<TxnOperation.Put>());
        Assert.Equal(new PutOptions { KeepLease = keeps, Lease = lease }, put.Options);
        Assert.Empty(_client.FakeLeases.Revoked);
    }

    [Fact]
    public async Task A_lease_is_granted_in_the_cluster_of_the_write_and_revoked_on_a_conflict()
    {
        Answers(false, new TxnResponse.Range(FakeKvClient.Page(Base with { ModRevision = 105, Version = 2 })));
        var conflict = Assert.IsType<WriteOutcome.Conflict>(await WriteAsync(Save));
        Assert.Equal([(TimeSpan.FromSeconds(60), 0xAUL)], _client.FakeLeases.Granted);
        Assert.Equal([0x1001], _client.FakeLeases.Revoked);
        Assert.Equal(0, conflict.LeftLease);
    }

    [Fact]
    public async Task It_is_revoked_when_the_save_is_refused()
    {
        _client.FakeKv.OnTxn = (_, _) => throw Sample.Refused;
        Assert.IsType<WriteOutcome.Failed>(await WriteAsync(Save));
        Assert.Equal([0x1001], _client.FakeLeases.Revoked);
    }

    [Fact]
    public async Task One_that_cannot_be_revoked_is_named()
    {
        _client.FakeKv.OnTxn = (_, _) =>
        {
            _client.FakeLeases.Error = Sample.Refused;
            throw Sample.Refused;
        };
        Assert.Equal(0x1001, (await WriteAsync(Save)).LeftLease);
    }

    [Fact]
    public async Task Without_a_lease_nothing_is_saved_even_if_its_answer_got_lost()
    {
        _client.FakeLeases.Error = Sample.Lost;
        var failed = Assert.IsType<WriteOutcome.Failed>(await WriteAsync(Save));
        Assert.StartsWith("no new lease: ", failed.Error.Message, StringComparison.Ordinal);
        Assert.Contains("ends by itself", failed.Error.Message, StringComparison.Ordinal);
        Assert.Empty(_client.FakeKv.Txns);
    }

    [Fact]
    public void What_is_left_of_a_lease_is_said()
    {
        var explorer = TestExplorer.Live("k").Press("e alt+l n").Type("60").Press("enter").Type("x").Press("ctrl+s");
        explorer.Copy().WriteEnds(new WriteOutcome.Failed(Sample.Refused) { LeftLease = 0x1001 })
            .AssertNotice("The new lease 0000000000001001 could not be revoked; it has no key and ends by itself.");
        explorer.WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null) { LeftLease = 0x1001 })
            .AssertNotice("The new lease 0000000000001001 was granted for it; without a key it ends by itself.");
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private Task<WriteOutcome> WriteAsync(WriteRequest request) =>
        new GuardedWriter(_client, new ManualTimeProvider()).WriteAsync(request, _ => { }, CancellationToken.None);

    private void Answers(bool succeeded, params TxnResponse[] responses) =>
        _client.FakeKv.OnTxn = (_, _) => Task.FromResult(FakeKvClient.Result(succeeded, responses));
}

internal static class Said
{
    public static void AssertNotice(this TestExplorer explorer, string text) => Assert.Contains(text, explorer.Notice, StringComparison.Ordinal);
}
