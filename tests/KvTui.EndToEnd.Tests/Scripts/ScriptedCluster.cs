using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Scripts;

/// <summary>A folder and ports of its own for the scripts of <c>cluster-scripts/</c>; what they started there is gone after the test.</summary>
internal sealed class ScriptedCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("scripts");
    private readonly Watchdog.Entry _watch;

    public ScriptedCluster() =>
        _watch = Watchdog.OnDeath($"KVTUI_CLUSTER_DIR='{Folder}' '{Script("down.sh")}' --wipe >/dev/null 2>&1");

    /// <summary>What <c>KVTUI_CLUSTER_DIR</c> names.</summary>
    public string Folder => _folder.PathTo("cluster");

    /// <summary>The first of ten free ports.</summary>
    public int PortBase { get; } = FreePorts.TakeRow(10);

    /// <summary>The variables that point the scripts here.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["KVTUI_CLUSTER_DIR"] = Folder,
        ["KVTUI_PORT_BASE"] = $"{PortBase}",
        ["KVTUI_ETCD_DIR"] = null,

        // The style was checked when the tests were built.
        ["RunAnalyzers"] = "false",
    };

    /// <summary>A script as a program with its arguments.</summary>
    public static IReadOnlyList<string> CommandLine(string script, params string[] arguments) => [Script(script), .. arguments];

    /// <summary>Runs a script and returns whatever came of it.</summary>
    public Task<CommandResult> TryAsync(string script, params string[] arguments) => new Command(Script(script), arguments)
    {
        Environment = Environment,
        Deadline = BuildingTests.Deadline,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs a script and returns its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds all it said.</exception>
    public async Task<string> RunAsync(string script, params string[] arguments) =>
        (await TryAsync(script, arguments)).EnsureSuccess().Text;

    /// <summary>Runs a shell command line after <c>env.sh</c> was sourced, as a person would.</summary>
    public Task<CommandResult> ShellAsync(string commandLine) =>
        new Command("bash", "-c", $". '{Folder}/env.sh'; {commandLine}") { Environment = Environment }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs a script on a PATH that holds nothing but the named programs.</summary>
    public Task<CommandResult> WithOnlyAsync(string[] programs, string script, params string[] arguments)
    {
        var path = _folder.PathTo("path");
        Directory.CreateDirectory(path);
        foreach (var program in programs)
        {
            File.CreateSymbolicLink(Path.Combine(path, program), Path.Combine("/usr/bin", program));
        }

        return new Command("/usr/bin/env", [$"PATH={path}", "/bin/bash", Script(script), .. arguments]) { Environment = Environment }
            .RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The process id of a member as the scripts noted it.</summary>
    public int ProcessId(int member) => int.Parse(File.ReadAllText(Path.Combine(Folder, $"n{member}", "pid")), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await TryAsync("down.sh", "--wipe");
        _watch.Dispose();
        _folder.Dispose();
    }

    private static string Script(string name) => Checkout.PathTo("cluster-scripts", name);
}
