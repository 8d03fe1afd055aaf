using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>A cursor move and a page, in the tree and in the flat list: the same whatever the size of the keyspace.</summary>
internal static class MoveMeasure
{
    private const int Times = 200;
    private const int PagesOneWay = 20;

    // shorter than the rest after which the value under the cursor is read
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(30);

    public static async Task RunAsync(Scene scene)
    {
        var small = Measure(scene, await scene.Keyspaces.SmallAsync());
        var large = Measure(scene, await scene.Keyspaces.LargeAsync());
        foreach (var (what, onLarge) in large)
        {
            var onSmall = small[what];
            Compare(scene.Report, what, "bytes", onLarge.Bytes, onSmall.Bytes, 20);
            Compare(scene.Report, what, "ms", onLarge.Milliseconds, onSmall.Milliseconds, 0.2);
        }
    }

    private static void Compare(Report report, string what, string unit, List<double> onLarge, List<double> onSmall, double more) =>
        report.Bounded(what, Figures.Median(onLarge), unit, (1.2 * Figures.Median(onSmall)) + more, $"{Figures.Spread(onLarge)}, on 1 000 keys {Figures.Text(onSmall)}");

    private static Dictionary<string, (List<double> Bytes, List<double> Milliseconds)> Measure(Scene scene, Server server)
    {
        using var explorer = scene.Open(server);
        // the first directory unfolded: from here on the same thousand rows lie below the cursor on both keyspaces
        Press(explorer, Keystrokes.Down);
        Press(explorer, Keystrokes.Right);
        var result = new Dictionary<string, (List<double>, List<double>)>
        {
            ["tree: a cursor move"] = Moves(explorer),
            ["tree: a page"] = Pages(explorer),
        };
        // over the whole window, or the names are cut and many rows look alike
        Press(explorer, "T"u8.ToArray());
        Press(explorer, "f"u8.ToArray());
        GoToStart(explorer);
        result["flat list: a cursor move"] = Moves(explorer);
        result["flat list: a page"] = Pages(explorer);
        return result;
    }

    private static (List<double> Bytes, List<double> Milliseconds) Moves(Explorer explorer) => Repeat(explorer, _ => Keystrokes.Down);

    private static (List<double> Bytes, List<double> Milliseconds) Pages(Explorer explorer)
    {
        GoToStart(explorer);
        return Repeat(explorer, time => time / PagesOneWay % 2 == 0 ? Keystrokes.PageDown : Keystrokes.PageUp);
    }

    private static (List<double> Bytes, List<double> Milliseconds) Repeat(Explorer explorer, Func<int, byte[]> key)
    {
        var result = (Bytes: new List<double>(), Milliseconds: new List<double>());
        for (var time = 0; time < Times; time++)
        {
            var (bytes, took) = Press(explorer, key(time));
            result.Bytes.Add(bytes);
            result.Milliseconds.Add(took);
        }

        return result;
    }

    private static void GoToStart(Explorer explorer)
    {
        explorer.Press(Keystrokes.Home);
        explorer.Settle(TimeSpan.FromMilliseconds(300));
    }

    private static (double Bytes, double Milliseconds) Press(Explorer explorer, byte[] key)
    {
        var (before, pressed) = (explorer.Bytes, explorer.Elapsed);
        explorer.Press(key);
        explorer.Until(() => explorer.Bytes > before, TimeSpan.FromSeconds(5), "an answer to a key");
        explorer.Settle(BetweenKeys);
        return (explorer.Bytes - before, (explorer.LastByte - pressed).TotalMilliseconds);
    }
}
