using KvTui.Bench.Processes;
using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>Values of 1 MiB, more than 2 GiB of them: what reading them takes in memory, beside a listing of their keys.</summary>
internal static class ValuesMeasure
{
    private const int Count = 2_300;
    private const int Rounds = 3;
    private const double Mebibyte = 1 << 20;
    private const double Allowance = 64;

    private static readonly string[][] Verbs =
    [
        ["get", "--prefix", ""], ["get", "--prefix", "", "-o", "json"], ["range", "/", "0"], ["range", "/", "0", "-o", "json"], ["du"], ["du", "--exact"],
    ];

    public static async Task RunAsync(Scene scene)
    {
        await using var server = await Server.StartAsync(new(Count), (int)Mebibyte, operations: 1);
        var listing = Peaks(scene, server, ["ls"]);
        scene.Report.Line($"note    ls of {Count} keys: {Figures.Text(listing)} MiB at the peak");
        foreach (var verb in Verbs)
        {
            var peaks = Peaks(scene, server, verb);
            scene.Report.Bounded($"peak memory over that of ls: {string.Join(' ', verb)}", peaks.Max() - Figures.Median(listing), "MiB", Allowance, Figures.Text(peaks));
        }
    }

    private static List<double> Peaks(Scene scene, Server server, string[] verb) => [.. Enumerable.Range(0, Rounds).Select(_ =>
    {
        var result = Piped.Run([scene.Programs.KvTui, .. verb], scene.Programs.Environment(server.Endpoint), watchMemory: true);
        return result.ExitCode == 0 ? result.PeakResident / Mebibyte : throw new InvalidOperationException($"`kvtui {string.Join(' ', verb)}` exited with {result.ExitCode}");
    })];
}
