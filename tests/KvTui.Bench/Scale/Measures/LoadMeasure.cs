using KvTui.Bench.Processes;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Listing every key into the explorer's index, from the program's start, beside etcdctl's listing.</summary>
internal static class LoadMeasure
{
    private const int Rounds = 5;
    private const double Mebibyte = 1 << 20;

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        var environment = scene.Programs.Environment(server.Endpoint);
        var (times, otherTimes) = (new List<double>(), new List<double>());
        var (resident, peaks, otherPeaks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await server.QuietAsync();
            otherTimes.Add(Piped.Run(scene.EtcdCtlListing, environment).Time.TotalMilliseconds);
            await server.QuietAsync();
            otherPeaks.Add(Piped.Run(scene.EtcdCtlListing, environment, watchMemory: true).PeakResident / Mebibyte);
            await server.QuietAsync();
            using var explorer = new Explorer(scene.Programs, server.Endpoint);
            times.Add(explorer.WaitUntilReady(server.Shape.FirstName, Scene.LoadLimit).TotalMilliseconds);
            explorer.Settle(TimeSpan.FromSeconds(1));
            scene.Report.Checked("all keys are there", new KeyPaneReading(explorer).Count == Counts.Text(server.Shape.Count), new KeyPaneReading(explorer).Count);
            resident.Add(explorer.Process.Resident / Mebibyte);
            peaks.Add(explorer.Process.PeakResident / Mebibyte);
        }

        scene.Report.Compared("start until all keys are listed and watched", times, otherTimes, "ms", 0.8);
        scene.Report.Compared("peak memory of listing all keys", peaks, otherPeaks, "MiB", 0.5);
        scene.Report.Bounded("resident memory with all keys", Figures.Median(resident), "MiB", 150.0 * Math.Max(1, server.Shape.Count / 1e6), Figures.Spread(resident));
    }
}
