using KvTui.Etcd.Kv.Opening;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Watching;

/// <summary>Keys that are found in the history, by watches from the past.</summary>
public sealed class RecentKeysTests : IAsyncDisposable
{
    private readonly FakeWatches _member = new(clock: new ManualTimeProvider());

    [Fact]
    public async Task The_last_revisions_are_read_and_then_as_many_as_make_a_mebibyte()
    {
        // 2 + 65470 + 64 bytes a change: 16 of them are a mebibyte
        var change = FakeWatches.Puts(0, 990);
        change.Events[0].Kv.Value = Google.Protobuf.ByteString.CopyFrom(new byte[65470]);
        _member.Script(false, FakeWatches.Creation(1000), change);
        _member.Script(false, FakeWatches.Creation(1000), FakeWatches.Puts(0, 985));

        Assert.Equal([EtcdKey.FromText("k0")], await ReadAsync(new(1000, 1_000_000)));
        Assert.Equal([984, 984], _member.Created);
    }

    [Fact]
    public async Task Small_changes_let_the_second_read_go_far_but_not_farther()
    {
        _member.Script(false, FakeWatches.Creation(1000), FakeWatches.Puts(0, 990));
        _member.Script(false, FakeWatches.Creation(1000), FakeWatches.Puts(0, 800));

        await ReadAsync(new(1000, 1_000_000));

        Assert.Equal([984, 744], _member.Created);
    }

    [Fact]
    public async Task Large_revisions_are_read_in_smaller_number()
    {
        _member.Script(true, FakeWatches.Creation(1000));

        Assert.Empty(await ReadAsync(new(1000, 1000 * 64 * 1024)));
        Assert.Equal([996], _member.Created);
    }

    [Fact]
    public async Task What_is_compacted_is_read_from_the_oldest_revision_that_is_kept()
    {
        var cancelled = FakeWatches.Progress(1000);
        (cancelled.Canceled, cancelled.CompactRevision) = (true, 990);
        _member.Script(false, FakeWatches.Creation(1000), cancelled);
        _member.Script(true, FakeWatches.Creation(1000));

        Assert.Empty(await ReadAsync(new(1000, 1_000_000)));
        Assert.Equal([984, 990], _member.Created);
    }

    [Fact]
    public async Task A_young_keyspace_is_read_from_its_first_revision()
    {
        _member.Script(true, FakeWatches.Creation(5));

        Assert.Empty(await ReadAsync(new(5, 1000)));
        Assert.Equal([1], _member.Created);
    }

    public ValueTask DisposeAsync() => _member.DisposeAsync();

    private Task<IReadOnlyList<EtcdKey>> ReadAsync(KeyspaceSize size) => _member.RecentAsync(size);
}
