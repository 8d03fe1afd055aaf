using KvTui.Bench.Scale.Measures;
using KvTui.Bench.Scale.Servers;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Bench.Scale;

/// <summary>All figures on keyspaces from a thousand keys to a million and more.</summary>
internal static class ScaleRun
{
    // continuations must run while one thread waits for the explorer's terminal
    private const int Threads = 8;

    private static readonly IReadOnlyDictionary<string, Func<Scene, Task>> Measures = new Dictionary<string, Func<Scene, Task>>
    {
        ["open"] = OpenMeasure.RunAsync,
        ["between"] = BetweenMeasure.RunAsync,
        ["move"] = MoveMeasure.RunAsync,
        ["load"] = LoadMeasure.RunAsync,
        ["ls"] = ListMeasure.RunAsync,
        ["pages"] = PagesMeasure.RunAsync,
        ["values"] = ValuesMeasure.RunAsync,
        ["filter"] = FilterMeasure.RunAsync,
        ["expand"] = ExpandMeasure.RunAsync,
        ["writers"] = WriterMeasure.RunAsync,
        ["busy"] = BusyMeasure.RunAsync,
        ["flood"] = FloodMeasure.RunAsync,
        ["cost"] = CostMeasure.RunAsync,
        ["strategies"] = StrategyMeasure.RunAsync,
    };

    /// <summary>Measures what is asked for; a figure that cannot be had counts as missed, and the others follow.</summary>
    /// <exception cref="ArgumentException">An option or a name is unknown.</exception>
    public static async Task RunAsync(IReadOnlyList<string> arguments, Report report)
    {
        var options = ScaleOptions.Parse(arguments);
        var names = options.Only.Count > 0 ? options.Only : [.. Measures.Keys];
        if (names.FirstOrDefault(name => !Measures.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"there is no figure “{unknown}”, but {string.Join(", ", Measures.Keys)}");
        }

        ThreadPool.SetMinThreads(Threads, Threads);
        using var state = new TemporaryFolder("scale");
        var programs = new Programs(options.KvTui, (await EtcdBinaries.FindAsync("3.5")).Client, state.FullName);
        await using var keyspaces = new Keyspaces(options.Keys, options.ValueBytes);
        var scene = new Scene(programs, keyspaces, options.ValueBytes, report);
        report.Line($"{options.KvTui} beside {programs.EtcdCtl}; {options.Keys} keys of 40 bytes, values of {options.ValueBytes}; medians");
        foreach (var name in names)
        {
            await MeasureAsync(name, scene);
        }
    }

    private static async Task MeasureAsync(string name, Scene scene)
    {
        var started = TimeProvider.System.GetTimestamp();
        scene.Report.Line($"── {name}");
        try
        {
            await Measures[name](scene);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException or IOException or Etcd.Model.EtcdException)
        {
            scene.Report.Checked(name, false, failure.Message);
        }

        scene.Report.Line($"note    {name} took {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s");
    }
}
