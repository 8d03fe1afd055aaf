using KvTui.Bench.Processes;
using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>How long somebody else's puts take while all keys are read: alone, beside the explorer, beside etcdctl, beside one range.</summary>
internal static class WriterMeasure
{
    private const int Rounds = 5;

    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        await using var writer = new PacedWriter(server);
        await writer.AloneAsync(Alone);
        var (idle, loading, listing, range) = (new Latencies(), new Latencies(), new Latencies(), new Latencies());
        for (var round = 0; round < Rounds; round++)
        {
            await server.QuietAsync();
            idle.Add(await writer.AloneAsync(Alone));
            loading.Add(await writer.DuringAsync(() => LoadAsync(scene, server)));
            await server.QuietAsync();
            listing.Add(await writer.DuringAsync(() => ListAsync(scene, server)));
            await server.QuietAsync();
            range.Add(await writer.DuringAsync(() => server.Kv.RangeAsync(KeyRange.All, new() { Limit = 1, KeysOnly = true }, CancellationToken.None)));
        }

        scene.Report.Line($"note    puts alone: {idle}");
        scene.Report.Line($"note    puts beside kvtui loading: {loading}");
        scene.Report.Line($"note    puts beside etcdctl's listing: {listing}");
        scene.Report.Line($"note    puts beside one limit-1 range over all: {range}");
        scene.Report.Bounded("put p99 while kvtui loads, over that alone", loading.Percentile99 - idle.Percentile99, "ms", 5);
        scene.Report.Bounded("longest put, kvtui loading beside etcdctl", loading.Longest / listing.Longest, "times", 0.2, FormattableString.Invariant(
            $"medians of {Rounds} rounds: {loading.Longest:0.0}, {listing.Longest:0.0} ms"));
    }

    private static Task LoadAsync(Scene scene, Server server) => Task.Run(() =>
    {
        using var explorer = new Explorer(scene.Programs, server.Endpoint);
        explorer.WaitUntilReady(server.Shape.FirstName, Scene.LoadLimit);
    });

    private static Task<Piped> ListAsync(Scene scene, Server server) => Task.Run(() => Piped.Run(scene.EtcdCtlListing, scene.Programs.Environment(server.Endpoint)));
}
