using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

public sealed class LargeFileTests : IDisposable
{
    /// <summary>What may be allocated for a key whose own length is about 40 bytes, for a while or to stay.</summary>
    private const int BytesPerKey = 38;

    /// <summary>What may be allocated whatever the number of keys.</summary>
    private const int BytesForAll = 10_000_000;

    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Count => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 1_000_000 : 100_000;

    [Fact]
    public void Many_keys_in_any_order_take_little_more_memory_than_their_bytes_and_little_time()
    {
        var (random, database, numbers) = (new Random(3), new TestDatabase { Fanout = 100 }, Enumerable.Range(0, Count).ToArray());
        random.Shuffle(numbers);
        var value = new byte[200];
        foreach (var number in numbers)
        {
            database.Put(Key(number), value);
        }

        using var file = DatabaseFile.Open(database.WriteTo(_folder));
        file.ReadStatus(Cancel);
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), ThreadTime.Now);

        // by one thread, this one, whose time and memory are measured
        var keys = file.KeysAt(0, 1, Cancel);
        var (used, time) = (GC.GetAllocatedBytesForCurrentThread() - before, ThreadTime.Now - started);

        Assert.InRange(used, Count, BytesForAll + (Count * (long)BytesPerKey));
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(1 + (Count / 1_000_000.0)));
        Assert.Equal(Count, keys.Count);
        var walk = keys.Walk(0, Count);
        for (var number = 0; walk.MoveNext(); number++)
        {
            Assert.True(walk.Key.SequenceEqual(Key(number).Span), $"key {number}");
        }

        Assert.Equal(200, file.Read(keys, Count / 2).Value.Length);
    }

    public void Dispose() => _folder.Dispose();

    private static EtcdKey Key(int number) => EtcdKey.FromText($"/bench/{number / 1000:d6}/key-{number:d22}");
}
