using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>The time to the first complete frame: it may grow with the keyspace by one range over all of it, and no more.</summary>
internal static class OpenMeasure
{
    private const int Rounds = 9;
    private const double Bound = 1.2;

    public static async Task RunAsync(Scene scene)
    {
        await CompareAsync(scene, "first complete frame", await scene.Keyspaces.LargeAsync());
    }

    /// <summary>Measures it on a keyspace beside that on a thousand keys and one range over all.</summary>
    public static async Task CompareAsync(Scene scene, string what, Server large)
    {
        var small = await scene.Keyspaces.SmallAsync();
        var (onSmall, onLarge, range) = (new List<double>(), new List<double>(), new List<double>());
        // the first round warms up and does not count
        for (var round = 0; round <= Rounds; round++)
        {
            var figures = (await FirstFrameAsync(scene, small), await RangeAsync(large), await FirstFrameAsync(scene, large));
            if (round > 0)
            {
                onSmall.Add(figures.Item1);
                range.Add(figures.Item2);
                onLarge.Add(figures.Item3);
            }
        }

        var allowed = Figures.Median(onSmall) + Figures.Median(range);
        scene.Report.Bounded(what, Figures.Median(onLarge) / allowed, "times", Bound, FormattableString.Invariant(
            $"{Figures.Text(onLarge)} ms, on 1 000 keys {Figures.Text(onSmall)} ms + one limit-1 range {Figures.Text(range)} ms"));
    }

    private static async Task<double> FirstFrameAsync(Scene scene, Server server)
    {
        await server.QuietAsync();
        using var explorer = new Explorer(scene.Programs, server.Endpoint);
        return explorer.WaitUntilComplete(server.Shape.FirstName).TotalMilliseconds;
    }

    private static async Task<double> RangeAsync(Server server)
    {
        await server.QuietAsync();
        var started = TimeProvider.System.GetTimestamp();
        await server.Kv.RangeAsync(KeyRange.All, new() { Limit = 1, KeysOnly = true }, CancellationToken.None);
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }
}
