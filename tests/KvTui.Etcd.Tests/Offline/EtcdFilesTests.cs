using System.Security.Cryptography;
using System.Text.Json;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Tests.Server;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>The files of real servers, compared with what those answer.</summary>
public sealed class EtcdFilesTests : IDisposable
{
    private const int Count = 3_000;
    private const string Newer = "newer";

    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    /// <summary>With that of <c>KVTUI_ETCD_NEWER</c>, if it is set.</summary>
    public static TheoryData<string> AllLines => string.IsNullOrEmpty(NewerFolder) ? Lines : [.. EtcdBinaries.Lines, Newer];

    private static string? NewerFolder => Environment.GetEnvironmentVariable("KVTUI_ETCD_NEWER");

    [Theory]
    [MemberData(nameof(AllLines))]
    public async Task A_snapshot_has_each_key_value_and_revision_of_the_live_listing(string line)
    {
        await using var etcd = await StartAsync(line);
        var path = _folder.PathTo("snapshot");
        await etcd.Ctl.RunAsync("snapshot", "save", path);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        using var file = DatabaseFile.Open(path);

        file.CheckHash(Cancel);
        Assert.True(file.HasHash);
        var (newest, oldest) = (file.Facts.Revision, file.Facts.CompactRevision);
        Assert.InRange(oldest, 2, newest - 30);
        foreach (var revision in new[] { newest, oldest, oldest + 1, (oldest + newest) / 2, newest - 1 })
        {
            await CompareAsync(client, file, revision);
        }

        Assert.Equal(newest, (await client.Kv.RangeAsync(KeyRange.Key(SampleStore.Key(1)), RangeOptions.Default, Cancel)).Header.Revision);
        var refused = Assert.Throws<DatabaseFileException>(() => file.KeysAt(oldest - 1, Cancel));
        Assert.Equal(DatabaseFailure.Compacted, refused.Kind);
    }

    [Theory]
    [MemberData(nameof(AllLines))]
    public async Task The_history_of_a_key_is_what_the_server_answers_revision_by_revision(string line)
    {
        await using var etcd = await StartAsync(line);
        var path = _folder.PathTo("snapshot");
        await etcd.Ctl.RunAsync("snapshot", "save", path);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        using var file = DatabaseFile.Open(path);
        foreach (var key in new[] { SampleStore.Key(0), SampleStore.Key(7), SampleStore.OddKeys[1] })
        {
            var expected = new SortedDictionary<long, KeyValue?>();
            for (var revision = file.Facts.CompactRevision; revision <= file.Facts.Revision; revision++)
            {
                var page = await client.Kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision }, Cancel);
                if (page.KeyValues is [var pair])
                {
                    expected.TryAdd(pair.ModRevision, pair);
                }
            }

            var changes = file.HistoryOf(key, Cancel);
            Assert.Equal(expected.Keys, changes.Where(static each => !each.IsDeletion).Select(static each => each.Revision));
            Assert.All(changes.Where(static each => !each.IsDeletion), change =>
            {
                AssertSame(expected[change.Revision]!, file.Read(key, change.Revision, Cancel)!);
                Assert.Equal(expected[change.Revision]!.Value.Length, change.ValueLength);
                Assert.Equal(expected[change.Revision]!.Version, change.Version);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Facts_and_status_are_what_etcd_says(string line)
    {
        await using var etcd = await StartAsync(line);
        var path = _folder.PathTo("snapshot");
        await etcd.Ctl.RunAsync("snapshot", "save", path);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        using var file = DatabaseFile.Open(path);

        var member = Assert.Single((await client.Cluster.MemberListAsync(null, Cancel)).Members);
        var stored = Assert.Single(file.Facts.Members);
        Assert.Equal((member.Id, member.Name, member.PeerUrls[0]), (stored.Id, stored.Name, stored.PeerUrls[0]));

        // 3.5 leaves them out of the file
        Assert.Equal(line == "3.5" ? [] : member.ClientUrls, stored.ClientUrls);
        Assert.StartsWith(line, file.Facts.ClusterVersion, StringComparison.Ordinal);
        Assert.InRange(file.Facts.ConsistentIndex, 1UL, ulong.MaxValue);
        Assert.Equal(line == "3.4", file.Facts.Term == 0);
        Assert.Equal(new FileInfo(path).Length, file.Facts.ByteCount + 32);

        using var json = JsonDocument.Parse(await etcd.Ctl.RunAsync("snapshot", "status", path, "--write-out=json"));
        var status = file.ReadStatus(Cancel);
        Assert.Equal(json.RootElement.GetProperty("hash").GetUInt32(), status.Hash);
        Assert.Equal(json.RootElement.GetProperty("revision").GetInt64(), status.Revision);
        Assert.Equal(json.RootElement.GetProperty("totalKey").GetInt64(), status.EntryCount);
        Assert.Equal(json.RootElement.GetProperty("totalSize").GetInt64(), status.ByteCount);
    }

    [Theory]
    [MemberData(nameof(AllLines))]
    public async Task The_file_of_a_member_is_read_while_it_runs_while_it_is_frozen_and_when_it_has_ended_and_stays_as_it_is(string line)
    {
        await using var etcd = await StartAsync(line);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        var path = Path.Combine(etcd.DataFolder, "member", "snap", "db");
        var newest = (await client.Kv.RangeAsync(KeyRange.Key(SampleStore.Key(1)), RangeOptions.Default, Cancel)).Header.Revision;

        // what is applied comes into the file within 100 ms
        using var running = await Eventually.GetAsync(_ => ValueTask.FromResult(OpenAt(path, newest)), () => $"{path} was to reach revision {newest}", cancellationToken: Cancel);
        Assert.False(running.HasHash);
        await CompareAsync(client, running, newest);

        etcd.Pause();
        var before = Fingerprint(path);
        using (var frozen = DatabaseFile.Open(path))
        {
            Assert.Equal(running.KeysAt(newest, Cancel).Count, frozen.KeysAt(newest, Cancel).Count);
            frozen.ReadStatus(Cancel);
        }

        Assert.Equal(before, Fingerprint(path));
        etcd.Resume();

        // a file that is open here does not keep a server from starting
        await etcd.RestartAsync(cancellationToken: Cancel);
        await CompareAsync(client, running, newest);
        await etcd.StopAsync(Cancel);
        using var ended = DatabaseFile.Open(path);
        Assert.Equal(newest, ended.Facts.Revision);
    }

    [Theory]
    [MemberData(nameof(AllLines))]
    public async Task While_a_member_is_written_to_its_file_gives_what_was_there_or_is_busy(string line)
    {
        await using var etcd = await StartAsync(line);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        var path = Path.Combine(etcd.DataFolder, "member", "snap", "db");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Task.Run(
            async () =>
            {
                for (var number = 0; !stop.IsCancellationRequested; number++)
                {
                    await client.Kv.PutAsync(SampleStore.Key(number % Count), BitConverter.GetBytes(number), new(), Cancel);
                }
            },
            Cancel);

        var read = 0;
        for (var round = 0; round < 10 || read < 3; round++)
        {
            Assert.True(round < 1_000, "the file was always busy");
            try
            {
                using var file = DatabaseFile.Open(path);
                await CompareAsync(client, file, file.Facts.Revision);
                read++;
            }
            catch (DatabaseFileException failure)
            {
                Assert.Equal(DatabaseFailure.Busy, failure.Kind);
            }
        }

        await stop.CancelAsync();
        await writing;
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<EtcdProcess> StartAsync(string line)
    {
        var etcd = await EtcdProcess.StartAsync(line == Newer ? new EtcdOptions { Folder = NewerFolder } : new EtcdOptions { Line = line }, Cancel);
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        await client.Kv.PutAsync(EtcdKey.FromText("large"), new byte[1_400_000], new(), Cancel);
        await SampleStore.FillAsync(etcd, Count, Cancel);
        return etcd;
    }

    private static DatabaseFile? OpenAt(string path, long revision)
    {
        var file = DatabaseFile.Open(path);
        if (file.Facts.Revision >= revision)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Compares all keys of a revision with the server's listing of the same.</summary>
    private static async Task CompareAsync(EtcdClient client, DatabaseFile file, long revision)
    {
        var keys = file.KeysAt(revision, Cancel);
        Assert.Equal(revision, keys.Revision);
        var (index, walk, leases) = (0, keys.Walk(0, keys.Count), new HashSet<long>());
        await foreach (var page in client.Kv.PagesAsync(KeyRange.All, new() { Revision = revision }, Cancel))
        {
            var stored = file.Read(keys, (index, Math.Min(keys.Count, index + page.KeyValues.Count)), long.MaxValue, Cancel);
            Assert.Equal(page.KeyValues.Count, stored.Count);
            for (var at = 0; at < stored.Count; at++, index++)
            {
                AssertSame(page.KeyValues[at], stored[at]);
                Assert.True(walk.MoveNext() && walk.Key.SequenceEqual(stored[at].Key.Span));
                var record = walk.Record;
                Assert.Equal(
                    (stored[at].CreateRevision, stored[at].ModRevision, stored[at].Version, stored[at].Lease),
                    (record.CreateRevision, record.Main, record.Version, (KeyLease)record.Lease));
                leases.Add(record.Lease);
            }
        }

        Assert.Equal(keys.Count, index);
        var hour = TimeSpan.FromHours(1);
        Assert.All(leases, lease => Assert.Equal(lease == 0 ? null : new(hour, hour), file.LeaseOf(lease)));
    }

    private static void AssertSame(KeyValue expected, KeyValue actual)
    {
        Assert.Equal(expected with { Value = default }, actual with { Value = default });
        Assert.True(expected.Value.Span.SequenceEqual(actual.Value.Span), $"the value of {expected.Key} at revision {expected.ModRevision}");
    }

    private static string Fingerprint(string path)
    {
        // etcd has locked the file, so that .NET does not open it
        using var file = ReadOnlyFile.Open(path);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return $"{File.GetLastWriteTimeUtc(path):O} {Convert.ToHexString(SHA256.HashData(bytes))}";
    }
}
