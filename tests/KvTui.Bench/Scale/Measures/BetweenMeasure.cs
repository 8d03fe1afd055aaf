using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Keyspaces of many bytes and some ten thousand keys, as Kubernetes has them: the first complete frame, and <c>kvtui ls</c> beside etcdctl.</summary>
internal static class BetweenMeasure
{
    private const double ListBound = 0.8;

    private static readonly (string Name, int Keys, int ValueBytes, int Operations)[] Cases =
    [
        ("20 000 keys of 8 kB", 20_000, 8_000, 100),
        ("20 000 keys of 8 kB, a put each", 20_000, 8_000, 1),
        ("100 000 keys of 200 B", 100_000, 200, Seeder.Operations),
        ("80 000 keys, 1 000 in a transaction", 80_000, 200, 1_000),
    ];

    public static async Task RunAsync(Scene scene)
    {
        foreach (var (name, keys, valueBytes, operations) in Cases)
        {
            await using var server = await Server.StartAsync(new(keys), valueBytes, operations: operations);
            await OpenMeasure.CompareAsync(scene, $"first frame, {name}", server);
            await ListMeasure.CompareAsync(scene, $"ls, {name}", server, ListBound);
        }
    }
}
