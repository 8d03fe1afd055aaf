using System.Globalization;

namespace KvTui.Bench.Scale.Servers;

/// <summary>Reads etcd's own count of its work from <c>/metrics</c>.</summary>
internal sealed class ServerMetrics(string endpoint) : IDisposable
{
    private const string Calls = "grpc_server_started_total";
    private const string Messages = "grpc_server_msg_sent_total";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The counts since the server's start.</summary>
    public async Task<ServerCost> ReadAsync()
    {
        var cost = new ServerCost();
        foreach (var line in (await _http.GetStringAsync(new Uri($"{endpoint}/metrics"))).Split('\n'))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                cost = With(cost, line, double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
            }
        }

        return cost;
    }

    /// <summary>What the server did during some work.</summary>
    public async Task<ServerCost> DuringAsync(Func<Task> work)
    {
        var before = await ReadAsync();
        await work();
        return await ReadAsync() - before;
    }

    public void Dispose() => _http.Dispose();

    private static ServerCost With(ServerCost cost, string line, double value) => line[..line.AsSpan().IndexOfAny('{', ' ')] switch
    {
        "process_cpu_seconds_total" => cost with { ProcessorSeconds = value },
        "etcd_debugging_mvcc_range_total" => cost with { Ranges = (long)value },
        "etcd_network_client_grpc_sent_bytes_total" => cost with { SentBytes = (long)value },
        Calls when Method(line) == "Range" => cost with { RangeCalls = (long)value },
        Calls when Method(line) == "Txn" => cost with { TxnCalls = (long)value },
        Calls when Method(line) == "Put" => cost with { PutCalls = (long)value },
        Calls => cost with { OtherCalls = cost.OtherCalls + (long)value },
        Messages when Method(line) == "Watch" => cost with { WatchMessages = (long)value },
        _ => cost,
    };

    private static string Method(string line)
    {
        const string Label = "grpc_method=\"";
        var start = line.IndexOf(Label, StringComparison.Ordinal) + Label.Length;
        return line[start..line.IndexOf('"', start)];
    }
}
