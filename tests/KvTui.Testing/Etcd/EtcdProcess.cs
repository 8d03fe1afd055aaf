using System.Diagnostics;

namespace KvTui.Testing.Etcd;

/// <summary>One real etcd member on free loopback ports, its data in a temporary folder; ended and removed on disposal, or by the watchdog.</summary>
public sealed class EtcdProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EtcdOptions _options;
    private readonly TemporaryFolder _folder = new("etcd");
    private Process? _process;
    private Watchdog.Entry? _watch;

    internal EtcdProcess(EtcdBinaries binaries, string name, EtcdOptions options)
    {
        Binaries = binaries;
        Name = name;
        _options = options;
        Ctl = new EtcdCtl(binaries, Endpoint, options.Tls, options.Login);
        Proxy = options.BehindProxies ? new FaultProxy(ClientPort) : null;
    }

    /// <summary>The server and client programs in use.</summary>
    public EtcdBinaries Binaries { get; }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>Its loopback client port.</summary>
    public int ClientPort { get; } = FreePorts.Take();

    /// <summary>Its loopback peer port.</summary>
    public int PeerPort { get; } = FreePorts.Take();

    /// <summary>Its client URL, such as <c>http://127.0.0.1:12345</c>.</summary>
    public string Endpoint => $"{(_options.Tls is null ? "http" : "https")}://127.0.0.1:{ClientPort}";

    /// <summary>The relay that clients are sent to; null if they reach the member itself.</summary>
    public FaultProxy? Proxy { get; }

    /// <summary>The client URL it advertises: its proxy's, if it has one.</summary>
    public string AdvertisedEndpoint => Proxy is null ? Endpoint : $"{(_options.Tls is null ? "http" : "https")}://{Proxy.Address}";

    /// <summary>Its peer URL.</summary>
    public string PeerUrl => $"http://127.0.0.1:{PeerPort}";

    /// <summary>etcdctl aimed at this member alone.</summary>
    public EtcdCtl Ctl { get; }

    /// <summary>The data directory, which survives a restart.</summary>
    public string DataFolder => _folder.PathTo("data");

    /// <summary>The folder it runs in.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The process id.</summary>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public int ProcessId => IsRunning ? _process!.Id : throw new InvalidOperationException($"{Name} is not running");

    /// <summary>Whether the process exists, also while it is paused.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Starts a cluster of one and waits until it is healthy.</summary>
    public static async Task<EtcdProcess> StartAsync(EtcdOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EtcdOptions();
        var member = new EtcdProcess(options.Folder is { } folder ? EtcdBinaries.In(folder) : await EtcdBinaries.FindAsync(options.Line, cancellationToken), "n1", options);
        try
        {
            member.Launch($"n1={member.PeerUrl}");
            await member.WaitUntilHealthyAsync(cancellationToken);
            await (options.Login is null ? Task.CompletedTask : member.Ctl.EnableAuthAsync());
            return member;
        }
        catch
        {
            await member.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a crash or the OOM killer would (SIGKILL).</summary>
    public async Task KillAsync(CancellationToken cancellationToken = default) => await EndAsync(PosixSignal.Kill, cancellationToken);

    /// <summary>Ends it in order (SIGTERM).</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default) => await EndAsync(PosixSignal.Terminate, cancellationToken);

    /// <summary>Freezes it (SIGSTOP): its ports stay open and nothing answers. Returns once each of its threads has stopped.</summary>
    /// <exception cref="TimeoutException">They run on.</exception>
    public void Pause()
    {
        PosixSignal.Send(ProcessId, PosixSignal.Stop);
        if (!SpinWait.SpinUntil(() => IsFrozen(ProcessId), Patience))
        {
            throw new TimeoutException($"{Name} runs on {Patience.TotalSeconds} s after it was told to stop.");
        }
    }

    /// <summary>Lets a frozen member run on (SIGCONT).</summary>
    public void Resume() => PosixSignal.Send(ProcessId, PosixSignal.Continue);

    /// <summary>Ends it in order if it runs, and starts it again on the same data and ports.</summary>
    /// <param name="waitUntilHealthy">False where the rest of the cluster is down, so that it cannot become healthy.</param>
    public async Task RestartAsync(bool waitUntilHealthy = true, CancellationToken cancellationToken = default)
    {
        await StopAsync(cancellationToken);
        Launch(initialCluster: "");
        if (waitUntilHealthy)
        {
            await WaitUntilHealthyAsync(cancellationToken);
        }
    }

    /// <summary>Kills it, removes its data, and makes a new cluster of one behind the same address; waits until it is healthy.</summary>
    /// <param name="token">Another token makes another cluster id; null keeps the token, and so the id.</param>
    public async Task RebuildAsync(string? token, CancellationToken cancellationToken = default)
    {
        await KillAsync(cancellationToken);
        Wipe();
        Launch($"{Name}={PeerUrl}", token: token);
        await WaitUntilHealthyAsync(cancellationToken);
    }

    /// <summary>The last lines of the member's log, for failure texts.</summary>
    public string LogTail(int lines = 8) =>
        File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(lines)) : "(no log)";

    /// <summary>Kills the process if it runs and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Removes its data; it must not be running.</summary>
    internal void Wipe()
    {
        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    internal void Launch(string initialCluster, bool joins = false, string? token = null)
    {
        // the shell is replaced by etcd, so the id stays; a session of its own keeps the terminal's Ctrl-C away
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(
            "setsid",
            ["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", LogFile, Binaries.Server, .. EtcdArguments.For(this, _options, initialCluster, joins, token)])
        {
            WorkingDirectory = Folder,
        })!;
        _watch?.Dispose();
        _watch = Watchdog.KillOnDeath(_process.Id, DataFolder);
    }

    internal async Task WaitUntilHealthyAsync(CancellationToken cancellationToken) => await Eventually.TrueAsync(
        async token => IsRunning
            ? await Ctl.IsHealthyAsync(token)
            : throw new InvalidOperationException($"etcd {Name} ended while it was starting. Its log ends with:\n{LogTail()}"),
        () => $"etcd {Name} at {Endpoint} was to become healthy. Its log ends with:\n{LogTail()}",
        _options.StartDeadline,
        cancellationToken);

    private string LogFile => _folder.PathTo("etcd.log");

    /// <summary>Whether each thread has stopped: a stop reaches them one by one, and meanwhile the others answer (man 5 proc_pid_stat).</summary>
    private static bool IsFrozen(int processId)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{processId}/task")
                .All(static thread => File.ReadAllText(Path.Combine(thread, "stat")).Split(") ")[^1].StartsWith('T'));
        }
        catch (IOException)
        {
            // a thread has ended since the folder was read
            return false;
        }
    }

    private async Task EndAsync(int signal, CancellationToken cancellationToken)
    {
        if (IsRunning)
        {
            PosixSignal.Send(ProcessId, signal);
            // a frozen process takes only SIGKILL unless it is woken
            PosixSignal.Send(_process!.Id, PosixSignal.Continue);
            await _process.WaitForExitAsync(cancellationToken);
        }

        _watch?.Dispose();
    }
}
