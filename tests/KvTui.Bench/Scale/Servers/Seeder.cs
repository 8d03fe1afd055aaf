using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Servers;

/// <summary>Fills a cluster quickly: transactions of as many puts as etcd takes, some tens of them under way.</summary>
internal static class Seeder
{
    /// <summary>The most operations of a transaction that etcd takes unless told otherwise.</summary>
    public const int Operations = 128;

    private const int UnderWay = 32;

    /// <summary>Puts all keys of a shape, each with a value of so many bytes, so many in a transaction.</summary>
    public static async Task SeedAsync(IKvClient kv, KeyShape shape, int valueBytes, int operations, CancellationToken cancellationToken)
    {
        var value = Value(valueBytes);
        var next = -operations;
        async Task PutAsync()
        {
            while (Interlocked.Add(ref next, operations) is var first && first < shape.Count)
            {
                var numbers = Enumerable.Range(first, Math.Min(operations, shape.Count - first));
                await kv.TxnAsync(new([], [.. numbers.Select(number => Put(shape.Bytes(number), value))], []), cancellationToken);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(_ => PutAsync()));
    }

    /// <summary>One put of a transaction.</summary>
    public static TxnOperation Put(EtcdKey key, ReadOnlyMemory<byte> value) => new TxnOperation.Put(key, value, new());

    /// <summary>A printable value of so many bytes.</summary>
    public static byte[] Value(int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)('a' + (i % 26)))];
}
