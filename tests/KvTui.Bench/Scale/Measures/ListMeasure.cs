using KvTui.Bench.Processes;
using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Every key into a pipe: <c>kvtui ls</c> beside etcdctl's listing, and beside itself on a tenth of the keys.</summary>
internal static class ListMeasure
{
    private const int Rounds = 3;
    private const int MoreRounds = 21;
    private const double Mebibyte = 1 << 20;

    public static async Task RunAsync(Scene scene)
    {
        var large = await scene.Keyspaces.LargeAsync();
        await using var tenth = await scene.Keyspaces.StartTenthAsync();
        string[] listing = [scene.Programs.KvTui, "ls"];
        var (times, otherTimes) = (new List<double>(), new List<double>());
        var (peaks, otherPeaks, tenthPeaks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((await RunAsync(scene, large, listing)).Time.TotalMilliseconds);
            otherTimes.Add((await RunAsync(scene, large, scene.EtcdCtlListing)).Time.TotalMilliseconds);
            peaks.Add((await RunAsync(scene, large, listing, watchMemory: true)).PeakResident / Mebibyte);
            otherPeaks.Add((await RunAsync(scene, large, scene.EtcdCtlListing, watchMemory: true)).PeakResident / Mebibyte);
            tenthPeaks.Add((await RunAsync(scene, tenth, listing, watchMemory: true)).PeakResident / Mebibyte);
        }

        var lines = (await RunAsync(scene, large, listing)).Lines;
        scene.Report.Checked("ls: a line a key", lines == large.Shape.Count, Counts.Text(lines));
        scene.Report.Compared("ls: wall time", times, otherTimes, "ms", 0.65);
        scene.Report.Compared("ls: peak memory", peaks, otherPeaks, "MiB", 0.1);
        scene.Report.Bounded("ls: peak memory beside that on a tenth", Figures.Median(peaks) / Figures.Median(tenthPeaks), "times", 1.1, $"{Figures.Text(peaks)}, {Figures.Text(tenthPeaks)} MiB");
    }

    /// <summary>Measures <c>kvtui ls</c> on a keyspace beside etcdctl, a line a key.</summary>
    public static async Task CompareAsync(Scene scene, string what, Server server, double bound)
    {
        var (times, otherTimes) = (new List<double>(), new List<double>());
        // the first round warms up and does not count
        for (var round = 0; round <= MoreRounds; round++)
        {
            var (own, other) = (await RunAsync(scene, server, [scene.Programs.KvTui, "ls"]), await RunAsync(scene, server, scene.EtcdCtlListing));
            if (round > 0)
            {
                times.Add(own.Time.TotalMilliseconds);
                otherTimes.Add(other.Time.TotalMilliseconds);
            }

            if (own.Lines != server.Shape.Count)
            {
                throw new InvalidOperationException($"kvtui ls wrote {own.Lines} lines for {server.Shape.Count} keys");
            }
        }

        scene.Report.Compared(what, times, otherTimes, "ms", bound);
    }

    private static async Task<Piped> RunAsync(Scene scene, Server server, string[] command, bool watchMemory = false)
    {
        await server.QuietAsync();
        var result = Piped.Run(command, scene.Programs.Environment(server.Endpoint), watchMemory);
        return result.ExitCode == 0 ? result : throw new InvalidOperationException($"`{string.Join(' ', command)}` exited with {result.ExitCode}");
    }
}
