using System.Text;
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
            var threads = 2 + (number % 3);
            var reading = Task.Run(
                () =>
                {
                    // where the parts begin is looked up first, perhaps in damaged pages that one thread does not come to
                    Assert.Contains(KeysBy(path, threads), (string[])[KeysBy(path, 1), "refused"]);
                    return Read(path, bytes.Length);
                },
                Cancel);
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

    /// <summary>Each child of a branch in the place of each other one: nothing is passed over where parts meet.</summary>
    [Fact]
    public void Several_threads_find_what_one_finds_also_if_branches_lead_to_the_wrong_pages()
    {
        const int Parts = 3, PageSize = 1024;
        var (sound, seen) = (Sample(PageSize), new HashSet<string>());
        var expected = KeysBy(TestDatabase.Write(_folder, sound), 1);
        Assert.Equal(expected, KeysBy(TestDatabase.Write(_folder, sound), Parts));
        foreach (var (to, from) in FileDamage.Children(sound, PageSize))
        {
            var bytes = (byte[])sound.Clone();
            bytes.AsSpan(from, sizeof(ulong)).CopyTo(bytes.AsSpan(to));
            var path = TestDatabase.Write(_folder, bytes);
            seen.Add(KeysBy(path, 1));
            seen.Add(KeysBy(path, Parts));
        }

        Assert.Equal(["refused"], seen);
    }

    /// <summary>Threads that stop because another one has found damage say nothing of their own.</summary>
    [Fact]
    public void Damage_in_one_part_is_told_whatever_the_other_threads_do()
    {
        const int PageSize = 4096, Parts = 3;
        var database = new TestDatabase { PageSize = PageSize, Fanout = 100 };
        for (var number = 0; number < 60_000; number++)
        {
            database.Put(EtcdKey.FromText($"/a/{number}"), new byte[20]);
        }

        var sound = database.ToBytes();
        for (var page = 2; page < sound.Length / PageSize; page += 67)
        {
            var bytes = (byte[])sound.Clone();
            bytes.AsSpan((page * PageSize) + 8, 2).Clear();
            using var file = DatabaseFile.Open(TestDatabase.Write(_folder, bytes));
            Assert.Equal(DatabaseFailure.Damaged, Assert.Throws<DatabaseFileException>(() => file.KeysAt(0, Parts, Cancel)).Kind);
        }
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

    /// <summary>The keys with their records, or that the file is refused.</summary>
    private static string KeysBy(string path, int threads)
    {
        try
        {
            using var file = DatabaseFile.Open(path);
            var (keys, text) = (file.KeysAt(0, threads, CancellationToken.None), new StringBuilder());
            var walk = keys.Walk(0, keys.Count);
            while (walk.MoveNext())
            {
                text.Append(Convert.ToHexString(walk.Key)).Append(' ').Append(walk.Record).Append('\n');
            }

            return text.ToString();
        }
        catch (DatabaseFileException)
        {
            return "refused";
        }
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
            Try(() => file.KeysAt(Math.Max(1, file.Facts.Revision / 2), 1, CancellationToken.None));
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
        var keys = file.KeysAt(0, 1, CancellationToken.None);
        for (var index = 0; index < keys.Count;)
        {
            index += file.Read(keys, (index, keys.Count), 100_000, CancellationToken.None).Count;
        }
    }
}
