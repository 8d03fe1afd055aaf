using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Tests.Offline;

public sealed class KeyOrderTests
{
    private static readonly string LongPrefix = new('p', 300_000);

    public static TheoryData<string> Shapes => [.. Keys.Keys];

    private static Dictionary<string, Func<Random, byte[]>> Keys { get; } = new()
    {
        ["random bytes"] = static random => Bytes(random, random.Next(1, 20), 256),
        ["few letters"] = static random => Bytes(random, random.Next(1, 30), 2),
        ["zeros"] = static random => new byte[random.Next(1, 2_000)],
        ["one letter and zeros"] = static random => [.. new byte[random.Next(20)], (byte)random.Next(2), .. new byte[random.Next(20)]],
        ["paths"] = static random => Encoding.UTF8.GetBytes($"/registry/pods/namespace-{random.Next(9)}/pod-{random.Next(3_000)}"),
        ["a long prefix"] = static random => [.. Encoding.UTF8.GetBytes(LongPrefix), .. Bytes(random, random.Next(3), 256)],
        ["longer than a chunk"] = static random => [.. new byte[(1 << 20) + random.Next(3)], (byte)random.Next(256)],
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Keys_are_sorted_bytewise_whatever_they_share(string shape)
    {
        var random = new Random(5);
        var table = new KeyTable();
        var expected = new SortedSet<EtcdKey>();
        for (var number = 0; number < (shape.Contains("long", StringComparison.Ordinal) ? 60 : 5_000); number++)
        {
            var key = Keys[shape](random);
            expected.Add(new(key));
            table.Set(key, new(1, 0, 1, 1, 0, 0));
        }

        Assert.Equal(expected.Count, table.Count);
        var order = Enumerable.Range(0, table.Count).ToArray();
        random.Shuffle(order);
        KeyOrder.Sort(order, table);

        Assert.Equal(expected, order.Select(number => new EtcdKey(table.KeyOf(number).ToArray())));
    }

    [Fact]
    public void Sorted_keys_stay_as_they_are()
    {
        var table = new KeyTable();
        for (var number = 0; number < 1_000; number++)
        {
            table.Set(Encoding.UTF8.GetBytes($"{number:d5}"), new(1, 0, 1, 1, 0, 0));
        }

        var order = Enumerable.Range(0, 1_000).ToArray();
        KeyOrder.Sort(order, table);
        KeyOrder.Sort([], table);

        Assert.Equal(Enumerable.Range(0, 1_000), order);
    }

    private static byte[] Bytes(Random random, int length, int kinds)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)random.Next(kinds);
        }

        return bytes;
    }
}
