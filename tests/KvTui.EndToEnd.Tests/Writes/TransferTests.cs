using KvTui.Core.Writes;
using KvTui.Core.Writes.Guarded;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Writes;

/// <summary>What a rename and a duplicate do in etcd itself, and what is found out of those whose answer got lost.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class TransferTests : IAsyncDisposable
{
    private static readonly EtcdException Lost = new(EtcdErrorKind.Unavailable, "the answer got lost", mayHaveBeenApplied: true);
    private readonly EtcdCtl _ctl;
    private readonly EtcdClient _client;
    private readonly GuardedWriter _writer;

    public TransferTests(SingleMember etcd)
    {
        _ctl = etcd.Ctl;
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(etcd.Member.Endpoint)] };
        _client = new(options, TimeProvider.System, new Random(1));
        _writer = new(_client, TimeProvider.System);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 10)]
    [InlineData(true, 1_200_000)]
    public async Task It_is_one_revision_with_the_value_and_the_lease_and_is_recognized_when_its_answer_got_lost(bool moves, int bytes)
    {
        var place = $"/transferred/{moves}{bytes}/";
        var lease = (await _ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await _ctl.RunAsync("put", place + "old", "first", $"--lease={lease}");
        await _ctl.TryAsync(["put", place + "old", $"--lease={lease}"], new byte[bytes], Cancelled);
        var old = await ReadAsync(place + "old");
        var request = new WriteRequest.Transfer(old!, EtcdKey.FromText(place + "new"), moves);

        var applied = Assert.IsType<WriteOutcome.Applied>(await _writer.WriteAsync(request, _ => { }, Cancelled));
        var made = (await ReadAsync(place + "new"))!;
        Assert.Equal((applied.Revision, 1, old!.Lease.Id), (made.CreateRevision, made.Version, made.Lease.Id));
        Assert.True(made.Value.Span.SequenceEqual(old.Value.Span));
        Assert.Equal(moves, await ReadAsync(place + "old") is null);
        var found = Assert.IsType<WriteOutcome.Applied>(await _writer.FindOutAsync(request, Lost, Cancelled));
        Assert.Equal((applied.Revision, made.ModRevision), (found.Revision, found.Found?.ModRevision));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_never_came_is_known_and_no_key_that_somebody_else_made_alike_passes_for_a_rename(bool moves)
    {
        var place = $"/transferred/never/{moves}/";
        await _ctl.RunAsync("put", place + "old", "value");
        var request = new WriteRequest.Transfer((await ReadAsync(place + "old"))!, EtcdKey.FromText(place + "new"), moves);
        Assert.IsType<WriteOutcome.NotApplied>(await _writer.FindOutAsync(request, Lost, Cancelled));
        await _ctl.RunAsync("put", place + "new", "another value");
        Assert.True(Assert.IsType<WriteOutcome.Conflict>(await _writer.FindOutAsync(request, Lost, Cancelled)).IsTaken);
        await _ctl.RunAsync("del", place + "new");
        await _ctl.RunAsync("put", place + "new", "value");
        Assert.Equal(moves, await _writer.FindOutAsync(request, Lost, Cancelled) is WriteOutcome.Unknown);
    }

    [Theory]
    [InlineData("old", false)]
    [InlineData("new", true)]
    public async Task Nothing_happens_if_either_key_was_written_meanwhile(string written, bool isTaken)
    {
        var place = $"/transferred/meanwhile/{written}/";
        await _ctl.RunAsync("put", place + "old", "value");
        var request = new WriteRequest.Transfer((await ReadAsync(place + "old"))!, EtcdKey.FromText(place + "new"), Moves: true);
        await _ctl.RunAsync("put", place + written, "theirs");
        var conflict = Assert.IsType<WriteOutcome.Conflict>(await _writer.WriteAsync(request, _ => { }, Cancelled));
        Assert.Equal((isTaken, false), (conflict.IsTaken, conflict.IsOtherHistory));
        Assert.NotNull(await ReadAsync(place + "old"));
        Assert.Equal(isTaken, await ReadAsync(place + "new") is not null);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<KeyValue?> ReadAsync(string key) =>
        (await _client.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText(key)), RangeOptions.Default, Cancelled)).KeyValues is [var found] ? found : null;
}
