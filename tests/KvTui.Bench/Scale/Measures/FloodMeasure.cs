using System.Globalization;
using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Changes in the open directory faster than anybody reads them: key presses meanwhile, memory, and whether the screen is true afterwards.</summary>
internal static class FloodMeasure
{
    private const int Keys = 10_000;
    private const int FloodKeys = 20_000;
    private const int EventsPerSecond = 20_000;
    private const int CursorAt = 500;
    private const double Mebibyte = 1 << 20;

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan KeyLimit = TimeSpan.FromSeconds(10);
    private static readonly byte[] Value = Seeder.Value(16);

    public static async Task RunAsync(Scene scene)
    {
        await using var server = await Server.StartAsync(new(Keys), scene.ValueBytes);
        using var explorer = scene.Open(server);
        explorer.Press(Keystrokes.GoTo(server.Shape.Key(CursorAt)));
        explorer.Press(Keystrokes.Text("f"));
        WaitForCursor(explorer, server.Shape.Name(CursorAt));
        explorer.Settle(TimeSpan.FromSeconds(1));

        await using var client = server.Connect();
        var burst = new Burst(client.Kv, EventsPerSecond, Seeder.Operations, Operation);
        using var stop = new CancellationTokenSource();
        var (latencies, resident) = (new Latencies(), new List<double> { explorer.Process.Resident / Mebibyte });
        var started = TimeProvider.System.GetTimestamp();
        var writing = burst.RunAsync(stop.Token);
        try
        {
            latencies.Add(Move(explorer, server.Shape, resident));
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        var rate = burst.Written / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Tell(scene.Report, rate, latencies, resident);
        await FreshListing.CompareAsync(scene, explorer, server);
        scene.Report.Line(string.Create(CultureInfo.InvariantCulture, $"note    resident memory at the end {explorer.Process.Resident / Mebibyte:0} MiB"));
    }

    private static void Tell(Report report, double rate, Latencies latencies, List<double> resident)
    {
        report.Line(string.Create(CultureInfo.InvariantCulture, $"note    flood: {rate:0} events/s of {EventsPerSecond} wanted; a key press meanwhile: {latencies}"));
        report.Bounded("a key press in the flood, median", latencies.Median, "ms", 50);
        report.Bounded("a key press in the flood, p99", latencies.Percentile99, "ms", 250);
        report.Bounded("memory more in the flood than before", resident.Max() - resident[0], "MiB", 64, string.Create(
            CultureInfo.InvariantCulture, $"{resident[0]:0} before; at most {resident.Take(resident.Count / 2).Max():0} in the first half, {resident.Skip(resident.Count / 2).Max():0} in the second"));
    }

    /// <summary>Each makes one event: three puts of a key, then a delete, in rounds over all keys; the keys lie before those under the cursor.</summary>
    private static TxnOperation Operation(long number)
    {
        var (round, key) = (number / FloodKeys, number % FloodKeys);
        var name = EtcdKey.FromText(string.Create(CultureInfo.InvariantCulture, $"/bench/000000/flood-{key:D5}"));
        return round > 0 && (round + key) % 4 == 0 ? new TxnOperation.Delete(KeyRange.Key(name)) : Seeder.Put(name, Value);
    }

    /// <summary>Presses Down and Up in turns; returns how long the cursor took to be seen on the other row.</summary>
    private static List<double> Move(Explorer explorer, KeyShape shape, List<double> resident)
    {
        var values = new List<double>();
        var end = explorer.Elapsed + Time;
        for (var press = 0; explorer.Elapsed < end; press++)
        {
            var pressed = explorer.Elapsed;
            explorer.Press(press % 2 == 0 ? Keystrokes.Down : Keystrokes.Up);
            WaitForCursor(explorer, shape.Name(press % 2 == 0 ? CursorAt + 1 : CursorAt));
            values.Add((explorer.LastByte - pressed).TotalMilliseconds);
            resident.Add(explorer.Process.Resident / Mebibyte);
            explorer.Watch(BetweenKeys);
        }

        return values;
    }

    private static void WaitForCursor(Explorer explorer, string name) => explorer.Until(
        () => new KeyPaneReading(explorer).Selected.Contains(name, StringComparison.Ordinal), KeyLimit, $"the cursor on {name}");
}
