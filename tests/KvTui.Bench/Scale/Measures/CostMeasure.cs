using System.Globalization;
using KvTui.Bench.Processes;
using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>What the tool costs the server, by the server's own metrics: opening, browsing a minute, <c>du</c>, beside etcdctl's listing.</summary>
internal static class CostMeasure
{
    private static readonly TimeSpan Browsing = TimeSpan.FromMinutes(1);

    // long enough for the value under the cursor to be read
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>What somebody does who looks around, a key a second: branches, rows, pages, the flat list.</summary>
    private static readonly IReadOnlyList<byte[]> Script =
    [
        Keystrokes.Down, Keystrokes.Right, Keystrokes.Down, Keystrokes.Down, Keystrokes.PageDown, Keystrokes.Down, Keystrokes.PageDown, Keystrokes.Up,
        Keystrokes.Home, Keystrokes.Down, Keystrokes.Left, Keystrokes.Down, Keystrokes.Text("T"), Keystrokes.PageDown, Keystrokes.Text("T"), Keystrokes.Down,
    ];

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        var table = new Table("on the server", "CPU s", "ranges", "Range", "Txn", "other calls", "watch messages", "sent MB", "took s");
        await server.QuietAsync();
        var listing = await AddAsync(table, server, "etcdctl's full listing", () => Run(scene, server, scene.EtcdCtlListing));
        await server.QuietAsync();
        using (var explorer = new Explorer(scene.Programs, server.Endpoint))
        {
            var opening = await AddAsync(table, server, "opening, until all is loaded", () => explorer.WaitUntilReady(server.Shape.FirstName, Scene.LoadLimit));
            scene.Report.Bounded("opening: the server's processor time", opening.ProcessorSeconds / listing.ProcessorSeconds, "times", 1.2, "beside etcdctl's full listing");
            explorer.Settle(TimeSpan.FromSeconds(1));
            await AddAsync(table, server, "browsing for a minute", () => Browse(explorer));
        }

        await server.QuietAsync();
        var exitCode = 0;
        await AddAsync(table, server, "kvtui du", () => exitCode = Run(scene, server, [scene.Programs.KvTui, "du"]));
        scene.Report.Checked("du: exits with 0", exitCode == 0, $"{exitCode}");
        await server.QuietAsync();
        await AddAsync(table, server, "kvtui ls", () => Run(scene, server, [scene.Programs.KvTui, "ls"]));
        table.Print(scene.Report);
    }

    private static async Task<ServerCost> AddAsync(Table table, Server server, string what, Action work)
    {
        var started = TimeProvider.System.GetTimestamp();
        var cost = await server.Metrics.DuringAsync(() =>
        {
            work();
            return Task.CompletedTask;
        });
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        table.Add(
            what, Text(cost.ProcessorSeconds), Text(cost.Ranges), Text(cost.RangeCalls), Text(cost.TxnCalls),
            Text(cost.OtherCalls), Text(cost.WatchMessages), Text(cost.SentBytes / 1e6), Text(took));
        return cost;
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static int Run(Scene scene, Server server, string[] command) => Piped.Run(command, scene.Programs.Environment(server.Endpoint)).ExitCode;

    private static void Browse(Explorer explorer)
    {
        var end = explorer.Elapsed + Browsing;
        for (var step = 0; explorer.Elapsed < end; step++)
        {
            explorer.Press(Script[step % Script.Count]);
            explorer.Watch(Rest);
        }
    }
}
