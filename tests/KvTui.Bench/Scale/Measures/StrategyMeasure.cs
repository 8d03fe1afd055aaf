using System.Globalization;
using KvTui.Bench.Processes;
using KvTui.Bench.Scale.Servers;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>The ways in which a large keyspace can be listed, on the same keys: time, cost for the server, and what a writer notices.</summary>
internal static class StrategyMeasure
{
    private const int SmallBranch = 5000;
    private const int NaiveChildren = 20;
    private const string Top = "/bench/";

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        await using var writer = new PacedWriter(server);
        await writer.AloneAsync(TimeSpan.FromSeconds(1));
        var (kv, listings, table) = (server.Kv, new Listings(server.Kv), new Table("way", "found", "took s", "requests", "received MB", "server CPU s", "put p99 ms", "longest put ms"));
        var directory = KeyRange.Prefix(EtcdKey.FromText(server.Shape.Directory(server.Shape.Directories / 2)));
        var naive = Math.Min(NaiveChildren, server.Shape.Directories);
        async Task<int> AddAsync(string name, Func<Task<int>> way)
        {
            await server.QuietAsync();
            var count = 0;
            var (puts, started, ended) = (new Latencies(), 0L, 0L);
            var cost = await server.Metrics.DuringAsync(async () => puts.Add(await writer.DuringAsync(async () =>
            {
                started = TimeProvider.System.GetTimestamp();
                count = await way();
                ended = TimeProvider.System.GetTimestamp();
            })));
            table.Add([name, Counts.Text(count), .. Cells(TimeProvider.System.GetElapsedTime(started, ended), cost, puts)]);
            return count;
        }

        await AddAsync("nothing, for 3 s", AloneAsync);
        var all = await AddAsync("all keys: one request", () => listings.AtOnceAsync(KeyRange.All));
        await AddAsync("all keys: pages of 10 000 by limit", listings.ByLimitAsync);
        await AddAsync("all keys: windows by range_end (kvtui ls)", () => Task.FromResult(List(scene, server)));
        var down = await AddAsync($"all keys: down the tree, branches up to {SmallBranch} at once", () => listings.DescendAsync("", SmallBranch));
        await AddAsync("one level: windowed skipping, limit 1", async () => (await new SkipScan(kv, 0).ChildrenAsync(Top)).Count);
        await AddAsync($"one level: naive skipping, first {naive} only", async () => (await new SkipScan(kv, 0).NaiveAsync(Top, naive)).Count);
        await AddAsync("one directory: one request", () => listings.AtOnceAsync(directory));
        await AddAsync("one directory: windows (kvtui ls PREFIX)", () => Task.FromResult(List(scene, server, server.Shape.Directory(server.Shape.Directories / 2))));
        await AddAsync("one directory: count only", async () => (int)(await kv.RangeAsync(directory, new() { CountOnly = true }, CancellationToken.None)).Count);
        table.Print(scene.Report);
        scene.Report.Line($"note    naive skipping over all {server.Shape.Directories} names takes about {server.Shape.Directories / 2.0 / naive:0} times as long (each search walks all that is left)");
        scene.Report.Checked("all ways find all keys", all == server.Shape.Count && down == all);
    }

    private static async Task<int> AloneAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, CancellationToken.None);
        return 0;
    }

    private static int List(Scene scene, Server server, params string[] arguments) =>
        (int)Piped.Run([scene.Programs.KvTui, "ls", .. arguments], scene.Programs.Environment(server.Endpoint)).Lines;

    private static string[] Cells(TimeSpan took, ServerCost cost, Latencies puts) =>
    [
        Text(took.TotalSeconds), Text(cost.RangeCalls + cost.TxnCalls), Text(cost.SentBytes / 1e6), Text(cost.ProcessorSeconds),
        puts.Count == 0 ? "" : Text(puts.Percentile99), puts.Count == 0 ? "" : Text(puts.LongestOfAll),
    ];

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
