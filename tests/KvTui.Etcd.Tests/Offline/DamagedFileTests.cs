using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Offline;

public sealed class DamagedFileTests : IDisposable
{
    /// <summary>What a reader costs whatever it reads, and what a byte of a file may become.</summary>
    private const long BytesPerFile = 4 * 1024 * 1024;
    private const long BytesPerByte = 200;

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Cases => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 10_000 : 400;

    [Fact]
    public async Task Damaged_files_give_values_or_the_one_exception_soon_and_in_bounded_memory()
    {
        var random = new Random(18);
        byte[][] sound = [Sample(1024), Sample(4096), await SnapshotAsync()];
        var (refused, read) = (0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var which = number % sound.Length;
            var bytes = FileDamage.Of(sound[which], which == 0 ? 1024 : 4096, random);
            var path = TestDatabase.Write(_folder, bytes);
            var reading = Task.Run(() => Read(path, bytes.Length), Cancel);
            try
            {
                read += await reading.WaitAsync(LongestCase, TimeProvider.System, Cancel) ? 1 : 0;
            }
            catch (DatabaseFileException failure)
            {
                refused++;
                Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
                Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
            }
            catch (Exception failure)
            {
                File.Copy(path, _folder.FullName + $".case-{number}");
                Assert.Fail($"case {number}, kept as {_folder.FullName}.case-{number}: {failure}");
            }
        }

        Assert.InRange(refused, Cases / 4, Cases);
        Assert.InRange(read, Cases / 20, Cases);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Sample(int pageSize)
    {
        var (random, database) = (new Random(pageSize), new TestDatabase { PageSize = pageSize });
        for (var number = 0; number < 1_500; number++)
        {
            var key = EtcdKey.FromText($"/registry/pods/{random.Next(400)}");
            database.Put(key, new byte[random.Next(100) == 0 ? 6_000 : random.Next(60)], random.Next(3));
            if (random.Next(10) == 0)
            {
                database.Delete(key.ToString());
            }
        }

        database.Add("members", "a", """{"id":10,"peerURLs":["http://a:2380"],"name":"n1","clientURLs":["http://a:2379"]}"""u8.ToArray());
        database.Add("meta", "finishedCompactRev", TestDatabase.RevisionBytes(9, 0));
        return pageSize == 4096 ? database.ToSnapshot() : database.ToBytes();
    }

    private async Task<byte[]> SnapshotAsync()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancel);
        await SampleStore.FillAsync(etcd, 300, Cancel);
        var path = _folder.PathTo("snapshot");
        await etcd.Ctl.RunAsync("snapshot", "save", path);
        return await File.ReadAllBytesAsync(path, Cancel);
    }

    /// <summary>Asks for everything that there is, and tells whether all of it could be read.</summary>
    private static bool Read(string path, long length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failures = new List<DatabaseFileException>();
        try
        {
            using var file = DatabaseFile.Open(path);
            Try(() => file.CheckHash(CancellationToken.None));
            Try(() => file.ReadStatus(CancellationToken.None));
            Try(() => file.HistoryOf(EtcdKey.FromText("/registry/pods/7"), CancellationToken.None));
            Try(() => file.KeysAt(Math.Max(1, file.Facts.Revision / 2), CancellationToken.None));
            Try(() => ReadAll(file));
        }
        finally
        {
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(used < BytesPerFile + (BytesPerByte * length), $"{used} bytes for a file of {length}");
        }

        return failures.Count == 0 ? true : throw failures[^1];

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (DatabaseFileException failure)
            {
                failures.Add(failure);
            }
        }
    }

    private static void ReadAll(DatabaseFile file)
    {
        var keys = file.KeysAt(0, CancellationToken.None);
        for (var index = 0; index < keys.Count;)
        {
            index += file.Read(keys, (index, keys.Count), 100_000, CancellationToken.None).Count;
        }
    }
}
