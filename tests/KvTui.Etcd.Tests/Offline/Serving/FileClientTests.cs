using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Watch;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline.Serving;

/// <summary>A client whose calls a file answers.</summary>
public sealed class FileClientTests : IDisposable
{
    private const int Count = 3_000;
    private const string Origin = "--file the.db";

    private readonly TemporaryFolder _folder = new("offline");
    private int _opened;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_keys_come_in_order_with_what_belongs_to_them()
    {
        await using var client = Open(Sample().ToSnapshot());

        var keys = new List<(string Key, long Version, KeyLease Lease)>();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.Prefix(Key("/a/")), RangeOptions.Default, Cancel))
        {
            Assert.True(page.TellsLeases || page.KeyCount == 0);
            Add(keys, page);
        }

        var expected = Enumerable.Range(0, Count).Where(static number => number != 5).Select(static number => $"/a/{number:d5}");
        Assert.Equal(expected, keys.Select(static each => each.Key));
        Assert.Equal(("/a/00001", 2L, KeyLease.None), keys[1]);
        Assert.Equal(("/a/00006", 1L, (KeyLease)7), keys[5]);
    }

    [Fact]
    public async Task Values_counts_and_limits_are_as_etcd_answers_them()
    {
        await using var client = Open(Sample().ToSnapshot());

        var values = 0;
        await foreach (var page in client.Kv.PagesAsync(KeyRange.All, RangeOptions.Default, Cancel))
        {
            Assert.All(page.KeyValues, static pair => Assert.Equal(ValueOf(pair.Key), Text(pair.Value)));
            values += page.KeyValues.Count;
        }

        Assert.Equal(Count - 1, values);
        var counted = await client.Kv.RangeAsync(KeyRange.All, new() { CountOnly = true }, Cancel);
        Assert.Equal((0, false, (long)values), (counted.KeyValues.Count, counted.More, counted.Count));
        var limited = await client.Kv.RangeAsync(KeyRange.From(Key("/a/00004")), new() { Limit = 2 }, Cancel);
        Assert.Equal([Key("/a/00004"), Key("/a/00006")], limited.KeyValues.Select(static pair => pair.Key));
        Assert.Equal((true, (long)values - 4), (limited.More, limited.Count));
        Assert.Empty((await client.Kv.RangeAsync(KeyRange.Key(Key("/b")), RangeOptions.Default, Cancel)).KeyValues);
    }

    [Fact]
    public async Task Older_revisions_are_there_as_listings_and_key_by_key()
    {
        var database = Sample();
        await using var client = Open(database.ToSnapshot());
        var (newest, deleted) = (database.Revision, KeyRange.Key(Key("/a/00005")));

        var before = await client.Kv.RangeAsync(deleted, new() { Revision = newest - 1 }, Cancel);
        Assert.Equal("value of /a/00005", Text(Assert.Single(before.KeyValues).Value));
        Assert.Equal(newest, before.Header.Revision);
        Assert.Empty((await client.Kv.RangeAsync(deleted, new() { Revision = newest }, Cancel)).KeyValues);
        Assert.Equal(Count, (await client.Kv.RangeAsync(KeyRange.All, new() { Revision = newest - 1, CountOnly = true }, Cancel)).Count);
        var first = await client.Kv.RangeAsync(KeyRange.Key(Key("/a/00001")), new() { Revision = newest - 2 }, Cancel);
        Assert.Equal("value of /a/00001", Text(Assert.Single(first.KeyValues).Value));
    }

    [Fact]
    public async Task A_revision_that_the_file_has_not_is_refused_with_the_one_it_has()
    {
        var database = Sample();
        database.Add("meta", "finishedCompactRev", TestDatabase.RevisionBytes(100, 0));
        await using var client = Open(database.ToSnapshot());

        foreach (var keys in new[] { KeyRange.All, KeyRange.Key(Key("/a/00001")) })
        {
            var compacted = await RefusedAsync(() => client.Kv.RangeAsync(keys, new() { Revision = 99 }, Cancel));
            Assert.Equal(EtcdErrorKind.Compacted, compacted.Kind);
            Assert.Contains("100 is the oldest one", compacted.Message, StringComparison.Ordinal);
            var future = await RefusedAsync(() => client.Kv.RangeAsync(keys, new() { Revision = 1_000_000 }, Cancel));
            Assert.Contains($"{database.Revision} is its newest one", future.Message, StringComparison.Ordinal);
        }

        await foreach (var update in client.Watch.WatchAsync(new() { Ranges = [KeyRange.All], StartRevision = 1 }, Cancel))
        {
            Assert.Equal(100, Assert.IsType<WatchUpdate.Compacted>(update).CompactRevision);
            break;
        }
    }

    [Fact]
    public async Task Writes_are_refused_by_the_gate_of_read_only_with_the_name_of_the_file()
    {
        await using var client = Open(Sample().ToSnapshot());

        Func<Task>[] writes =
        [
            () => client.Kv.PutAsync(Key("/a/1"), default, new(), Cancel),
            () => client.Kv.DeleteAsync(KeyRange.All, 0, Cancel),
            () => client.Leases.GrantAsync(TimeSpan.FromMinutes(1), 0, Cancel),
            () => client.Maintenance.DefragmentAsync(client.Current, Cancel),
        ];
        foreach (var write in writes)
        {
            var refused = await RefusedAsync(write);
            Assert.Equal(EtcdErrorKind.ReadOnly, refused.Kind);
            Assert.Contains(Origin, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_only_a_cluster_can_tell_is_refused_with_the_next_step()
    {
        await using var client = Open(Sample().ToSnapshot());

        var refused = await RefusedAsync(() => client.Leases.ListAsync(Cancel));

        Assert.Equal(EtcdErrorKind.Unimplemented, refused.Kind);
        Assert.Contains("needs a cluster; leave out --file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_with_another_hash_is_refused_unless_that_is_not_to_be_looked_at()
    {
        var bytes = Sample().ToSnapshot();
        bytes[^1] ^= 1;

        await using var strict = Open(bytes);
        Func<Task>[] reads =
        [
            () => strict.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel),
            () => strict.Kv.RangeAsync(KeyRange.All, new() { Revision = 100 }, Cancel),
            () => strict.Kv.RangeAsync(KeyRange.Key(Key("/a/00001")), new() { Revision = 100 }, Cancel),
        ];
        foreach (var read in reads)
        {
            var refused = await RefusedAsync(read);
            Assert.Equal(EtcdErrorKind.Corrupt, refused.Kind);
            Assert.Contains("--skip-hash-check", refused.Message, StringComparison.Ordinal);
        }

        await using var lenient = Open(bytes, static options => options with { ChecksHash = false });
        Assert.Equal(Count - 1, (await lenient.Kv.RangeAsync(KeyRange.All, new() { CountOnly = true }, Cancel)).Count);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_the_next_step()
    {
        await using var client = Open("no database"u8.ToArray());

        var refused = await RefusedAsync(() => client.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));

        Assert.Equal(EtcdErrorKind.InvalidArgument, refused.Kind);
        Assert.EndsWith("; give a snapshot, or the file member/snap/db of a member.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_lists_the_file_and_then_has_nothing_more_to_tell()
    {
        await using var client = Open(Sample().ToSnapshot());

        var (keys, isListed) = (0, false);
        await foreach (var update in client.Mirror.MirrorAsync([KeyRange.All], Cancel))
        {
            Assert.IsNotType<WatchUpdate.Disconnected>(update);
            keys += update is WatchUpdate.Page page ? page.Keys.KeyCount : 0;
            isListed |= update is WatchUpdate.Listed;
            if (update is WatchUpdate.Connected && isListed)
            {
                break;
            }
        }

        Assert.Equal(Count - 1, keys);
    }

    [Fact]
    public async Task A_probe_finds_one_that_answers()
    {
        await using var client = Open(Sample().ToSnapshot());

        var report = await new ClusterProbe(client, TimeProvider.System).ProbeAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal((ClusterHealth.Healthy, 1), (report.Health, report.Members.Count));
        Assert.NotEqual(0UL, client.ClusterId);
    }

    [Fact]
    public async Task A_client_that_is_confined_stays_within_its_root()
    {
        await using var client = Open(Sample().ToSnapshot(), static options => options with { Root = Key("/a/0000") });

        Assert.Equal(9, (await client.Kv.RangeAsync(KeyRange.Prefix(Key("/a/0000")), new() { CountOnly = true }, Cancel)).Count);
        var read = await RefusedAsync(() => client.Kv.RangeAsync(KeyRange.Key(Key("/a/01000")), RangeOptions.Default, Cancel));
        var before = await RefusedAsync(() => client.Kv.RangeAsync(KeyRange.Key(Key("/a/01000")), new() { Revision = 100 }, Cancel));
        Assert.Equal((EtcdErrorKind.OutsideRoot, EtcdErrorKind.OutsideRoot), (read.Kind, before.Kind));
    }

    [Fact]
    public async Task The_times_of_a_lease_are_those_that_it_was_granted_and_had_left()
    {
        var database = Sample()
            .Add("lease", Id(7), [8, 7, 16, 100])
            .Add("lease", Id(-1), [16, 100, 24, 30])
            .Add("lease", Id(8), [16, 0])
            .Add("lease", Id(9), [16, 10, 24, 11])
            .Add("lease", Id(10), [18, 200]);
        await using var client = Open(database.ToSnapshot());

        Assert.Equal((100, 100), await TimesAsync(7));
        Assert.Equal((100, 30), await TimesAsync(-1));
        Assert.Equal((0, -1), await TimesAsync(77));
        foreach (var damaged in new[] { 8, 9, 10 })
        {
            var refused = await RefusedAsync(() => client.Leases.InspectAsync(damaged, withKeys: false, Cancel));
            Assert.Equal(EtcdErrorKind.Corrupt, refused.Kind);
            Assert.Contains("is damaged: lease 00000000000000", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(EtcdErrorKind.Unimplemented, (await RefusedAsync(() => client.Leases.InspectAsync(7, withKeys: true, Cancel))).Kind);

        async Task<(double, double)> TimesAsync(long id)
        {
            var facts = await client.Leases.InspectAsync(id, withKeys: false, Cancel);
            return (facts.Granted.TotalSeconds, facts.Left.TotalSeconds);
        }

        static byte[] Id(long id) => TestDatabase.RevisionBytes(id, 0)[..sizeof(long)];
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Keys of which the second was put twice, and the sixth deleted at last.</summary>
    private static TestDatabase Sample()
    {
        var database = new TestDatabase { Fanout = 50 };
        for (var number = 0; number < Count; number++)
        {
            database.Put($"/a/{number:d5}", $"value of /a/{number:d5}", lease: number % 3 == 0 ? 7 : 0);
        }

        database.Put("/a/00001", "again");
        database.Delete("/a/00005");
        return database;
    }

    private static string ValueOf(EtcdKey key) => key == Key("/a/00001") ? "again" : $"value of {key}";

    private static EtcdKey Key(string text) => EtcdKey.FromText(text);

    private static string Text(ReadOnlyMemory<byte> value) => System.Text.Encoding.UTF8.GetString(value.Span);

    private static void Add(List<(string Key, long Version, KeyLease Lease)> keys, KeyPage page)
    {
        foreach (var record in page)
        {
            keys.Add((System.Text.Encoding.UTF8.GetString(record.Key), record.Version, record.Lease));
        }
    }

    private static async Task<EtcdException> RefusedAsync(Func<Task> act) => await Assert.ThrowsAsync<EtcdException>(act);

    private EtcdClient Open(byte[] bytes, Func<EtcdClientOptions, EtcdClientOptions>? change = null)
    {
        var path = TestDatabase.Write(_folder, bytes, $"{_opened++}.db");
        var options = new EtcdClientOptions { Endpoints = [] }.OfFile(path, Origin);
        return new(change?.Invoke(options) ?? options, TimeProvider.System, new Random(1));
    }
}
