using System.Globalization;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>Keyspaces as they are met, by name.</summary>
internal static class KeyShapes
{
    /// <summary>Those whose next keys can be told from the last ones.</summary>
    public static TheoryData<string> Usual =>
    [
        "numbers", "bare numbers", "bench", "flat", "few large", "many small", "hashes", "uuids", "binary", "words", "long", "deep", "two digits",
    ];

    /// <summary>Those that hold large parts under names which nothing before them tells of.</summary>
    public static TheoryData<string> Surprising => ["directories", "kubernetes"];

    public static List<EtcdKey> Of(string shape, int count)
    {
        var random = new Random(shape.Length + count);
        return [.. Enumerable.Range(0, count).Select(number => Key(shape, number, random)).Distinct().Order()];
    }

    private static EtcdKey Key(string shape, int number, Random random) => shape switch
    {
        "numbers" => Text($"/k/{number:d9}"),
        "bare numbers" => Text($"/k/{number}"),
        "directories" => Text($"/dir{number % 200}/sub{number % 7}/key-{number}"),
        "bench" => Text($"/bench/{number / 1000:d6}/key-{number:d22}"),
        "flat" => Text($"/flat/key-{number:d30}"),
        "few large" => Text($"/{(char)('a' + (number % 3))}/item-{number / 3:d8}"),
        "many small" => Text($"/tenant-{Word(new(number / 20), 8)}/{number % 20}"),
        "hashes" => Text($"/h/{(uint)number * 2654435761u:x8}{number}"),
        "uuids" => Text($"/u/{Uuid(random)}"),
        "binary" => new([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]),
        "words" => Text($"/svc/{Word(random, random.Next(4, 15))}/{Word(random, random.Next(3, 9))}"),
        "long" => Text($"/{new string('x', 400)}/{number:d7}/{new string('y', 100)}"),
        "deep" => Text($"/{string.Join('/', number.ToString("d7", CultureInfo.InvariantCulture).ToCharArray())}/leaf"),
        "two digits" => Text($"/{number / 10_000:d2}/{number / 100 % 100:d2}/{number % 100:d2}"),
        "kubernetes" => Kubernetes(number, random),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    private static EtcdKey Kubernetes(int number, Random random)
    {
        string[] kinds = ["configmaps", "deployments", "endpointslices", "events", "events", "events", "leases", "pods", "pods", "replicasets", "secrets", "services"];
        var kind = kinds[random.Next(kinds.Length)];
        return Text($"/registry/{kind}/team-{random.Next(60)}/{Word(new(number % 500), 9)}-{random.Next():x8}-{Word(random, 5)}");
    }

    private static string Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private static string Word(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)('a' + random.Next(26));
        }
    });

    private static EtcdKey Text(FormattableString text) => EtcdKey.FromText(text.ToString(CultureInfo.InvariantCulture));
}
