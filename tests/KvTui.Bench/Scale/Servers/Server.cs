using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.Bench.Scale.Servers;

/// <summary>One etcd with a known keyspace, gone on disposal.</summary>
internal sealed class Server : IAsyncDisposable
{
    // a share of one core that an idle etcd stays under
    private const double QuietShare = 0.05;
    private const long Quota = 16L << 30;
    private const int LargeValue = 100_000;

    // etcd keeps 5 000 and more entries of its log in memory, which are as many large values
    private static readonly string[] FewEntries = ["--snapshot-count=50", "--experimental-snapshot-catchup-entries=10"];

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuietDeadline = TimeSpan.FromSeconds(20);

    private readonly EtcdProcess _process;
    private readonly EtcdClient _client;

    private Server(EtcdProcess process, KeyShape shape)
    {
        (_process, Shape) = (process, shape);
        _client = Connect();
        Metrics = new(process.Endpoint);
    }

    /// <summary>The keys it was filled with.</summary>
    public KeyShape Shape { get; }

    /// <summary>Where programs find it: its relay, if it has one.</summary>
    public string Endpoint => _process.AdvertisedEndpoint;

    /// <summary>Bytes that clients have received through its relay.</summary>
    public long BytesToClients => _process.Proxy?.BytesToClients ?? throw new InvalidOperationException("this server has no relay");

    /// <summary>The bench's own connection to it.</summary>
    public IKvClient Kv => _client.Kv;

    public ServerMetrics Metrics { get; }

    /// <summary>Starts and fills it.</summary>
    /// <param name="relayed">Whether programs reach it through a relay that counts bytes.</param>
    /// <param name="operations">Puts of a transaction while it is filled.</param>
    public static async Task<Server> StartAsync(KeyShape shape, int valueBytes, bool relayed = false, int operations = Seeder.Operations)
    {
        var options = new EtcdOptions
        {
            BehindProxies = relayed,
            Arguments = ["--log-level=error", $"--quota-backend-bytes={Quota}", $"--max-txn-ops={Math.Max(operations, Seeder.Operations)}", .. valueBytes < LargeValue ? [] : FewEntries],
        };
        var server = new Server(await EtcdProcess.StartAsync(options), shape);
        try
        {
            await Seeder.SeedAsync(server.Kv, shape, valueBytes, operations, CancellationToken.None);
            await server.QuietAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another connection of its own to the member itself, never through the relay.</summary>
    public EtcdClient Connect(Action<CallRecord>? observer = null) => new(
        new() { Endpoints = [EtcdEndpoint.Parse(_process.Endpoint)], CommandTimeout = TimeSpan.FromMinutes(2), MaxReceiveBytes = int.MaxValue, Observer = observer },
        TimeProvider.System,
        new Random());

    /// <summary>Waits until it has nothing to do, so that one measurement does not weigh on the next.</summary>
    public async Task QuietAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var share = 1.0;
        while (share > QuietShare && TimeProvider.System.GetElapsedTime(started) < QuietDeadline)
        {
            var (from, before) = (TimeProvider.System.GetTimestamp(), ProcessFigures.ProcessorTime(_process.ProcessId));
            await Task.Delay(Window, TimeProvider.System, CancellationToken.None);
            share = (ProcessFigures.ProcessorTime(_process.ProcessId) - before) / TimeProvider.System.GetElapsedTime(from);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        await _client.DisposeAsync();
        await _process.DisposeAsync();
    }
}
