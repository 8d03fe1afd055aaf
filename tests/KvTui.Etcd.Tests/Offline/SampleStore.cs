using System.Text;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Server;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>Fills an etcd with what a reader of its files may meet: odd keys, leases, deletions, transactions, a compaction.</summary>
internal static class SampleStore
{
    /// <summary>Keys that are not text, end in zeros, contain each other or are very long.</summary>
    public static IReadOnlyList<EtcdKey> OddKeys { get; } =
    [
        .. new[] { "a", "a\0", "a\0\0", "a\u0001", "/app/", "/app//x", "/app/x ", "日本語/漢字", "e\u0301cole", "line\nfeed", "\u001b[31m", new string('k', 20_000) }.Select(EtcdKey.FromText),
        new([0]), new([0, 0]), new([0xFF]), new([0xFF, 0xFE, 0]), new([0xC3, 0x28]),
    ];

    /// <summary>Writes so many keys, changes, deletes and compacts some, and goes on writing.</summary>
    public static async Task FillAsync(EtcdProcess etcd, int count, CancellationToken cancellationToken)
    {
        await using var client = SharedEtcd.New([etcd.Endpoint]);
        var random = new Random(count);
        var lease = await client.Leases.GrantAsync(TimeSpan.FromHours(1), 0, cancellationToken);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(number => Put(Key(number), Value(number), number % 7 == 0 ? lease : 0))], []), cancellationToken);
        }

        foreach (var key in OddKeys)
        {
            await client.Kv.PutAsync(key, Value(random.Next(256)), new(), cancellationToken);
        }

        var revision = await ChangeAsync();
        await etcd.Ctl.RunAsync("compact", $"{revision}", "--physical");
        await ChangeAsync();

        async Task<long> ChangeAsync()
        {
            for (var round = 0; round < 30; round++)
            {
                var number = random.Next(count);
                await client.Kv.PutAsync(Key(number), Value(number + round), new(), cancellationToken);
                await client.Kv.TxnAsync(
                    new([], [Put(Key(count + number), Value(round), lease), Put(Key(number), default, 0), new TxnOperation.Delete(KeyRange.Key(Key(number + 1)))], []),
                    cancellationToken);
            }

            await client.Kv.PutAsync(Key(0), Value(1), new(), cancellationToken);
            return (await client.Kv.DeleteAsync(KeyRange.Prefix(EtcdKey.FromText("/store/07")), 0, cancellationToken)).Header.Revision;
        }
    }

    public static EtcdKey Key(int number) => EtcdKey.FromText($"/store/{number % 100:d2}/{number}");

    private static byte[] Value(int number)
        => number % 50 == 3 ? new byte[10_000] : number % 11 == 0 ? [] : [(byte)number, 0, 0xFF, .. Encoding.UTF8.GetBytes($"value {number}\n")];

    private static TxnOperation.Put Put(EtcdKey key, byte[]? value, long lease) => new(key, value, new() { Lease = lease });
}
