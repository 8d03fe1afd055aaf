using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Somebody writes a lot outside the view: how much of it the tool receives, and whether the prefix in view is still live.</summary>
internal static class BusyMeasure
{
    private const int Keys = 10_000;
    private const int WritesPerSecond = 2000;
    private const int PerTxn = 20;
    private const int BusyKeys = 5000;
    private const int ValueBytes = 5 * 1024;
    private const double Share = 1;

    // of a name, however narrow the pane
    private const int ShownLetters = 20;

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenPuts = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PutLimit = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Scene scene)
    {
        await using var server = await Server.StartAsync(new(Keys), scene.ValueBytes, relayed: true);
        using var explorer = scene.Open(server);
        explorer.Press(Keystrokes.GoTo(server.Shape.Key(0)));
        explorer.Press("f"u8.ToArray());
        explorer.Until(() => explorer.Screen.Contains(server.Shape.Name(1)[..ShownLetters], StringComparison.Ordinal), TimeSpan.FromSeconds(5), "the first directory unfolded");
        explorer.Settle(TimeSpan.FromSeconds(1));

        await using var client = server.Connect();
        var value = Seeder.Value(ValueBytes);
        var burst = new Burst(client.Kv, WritesPerSecond, PerTxn, number => Seeder.Put(EtcdKey.FromText($"/busy/{number % BusyKeys:D5}"), value));
        using var stop = new CancellationTokenSource();
        var writing = burst.RunAsync(stop.Token);
        try
        {
            var first = Received(server, burst, () => explorer.Watch(Start));
            var (latencies, puts) = (new Latencies(), 0);
            var rest = await ReceivedAsync(server, burst, async () => latencies.Add(await PutAsync(explorer, server, () => ++puts)));
            scene.Report.Line(FormattableString.Invariant($"note    busy: {burst.Written} writes of {ValueBytes} B; in the first {Start.TotalSeconds} s {first:0.00} % of them received"));
            scene.Report.Bounded("received of what is written out of view", rest, "%", Share);
            scene.Report.Bounded("a put in view until it is on the screen", latencies.LongestOfAll, "ms", 1000, latencies.ToString());
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        scene.Report.Line($"note    the status line: {new KeyPaneReading(explorer).LastRow}");
    }

    private static double Received(Server server, Burst burst, Action work) => ReceivedAsync(server, burst, () =>
    {
        work();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>The bytes that reached the tool meanwhile, in % of those that were written.</summary>
    private static async Task<double> ReceivedAsync(Server server, Burst burst, Func<Task> work)
    {
        var (received, written) = (server.BytesToClients, burst.Written);
        await work();
        return 100.0 * (server.BytesToClients - received) / Math.Max(1, (burst.Written - written) * ValueBytes);
    }

    /// <summary>Puts keys that are on the screen, one after the other; returns how long each took to be seen there.</summary>
    private static async Task<List<double>> PutAsync(Explorer explorer, Server server, Func<int> next)
    {
        var values = new List<double>();
        var end = explorer.Elapsed + Time;
        while (explorer.Elapsed < end)
        {
            var number = 1 + (next() % 20);
            var sent = explorer.Elapsed;
            var header = await server.Kv.PutAsync(server.Shape.Bytes(number), "changed"u8.ToArray(), new(), CancellationToken.None);
            var seen = $"r{header.Revision}";
            explorer.Until(
                () => new KeyPaneReading(explorer).Keys.Any(row => server.Shape.Name(number).StartsWith(row.Key.TrimEnd('…'), StringComparison.Ordinal) && row.Revision == seen),
                PutLimit,
                $"{server.Shape.Name(number)} at {seen}");
            values.Add((explorer.LastByte - sent).TotalMilliseconds);
            explorer.Watch(BetweenPuts);
        }

        return values;
    }
}
