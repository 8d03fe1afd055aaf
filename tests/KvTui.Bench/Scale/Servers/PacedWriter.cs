using KvTui.Etcd;

namespace KvTui.Bench.Scale.Servers;

/// <summary>Somebody else who writes: one put at a time on a connection of its own, at most 500 a second, to keys that exist already.</summary>
internal sealed class PacedWriter(Server server) : IAsyncDisposable
{
    private const int Keys = 100;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(300);

    private readonly EtcdClient _client = server.Connect();
    private readonly byte[] _value = Seeder.Value(200);

    /// <summary>Writes while something goes on; returns the milliseconds of each put that was under way meanwhile.</summary>
    public async Task<List<double>> DuringAsync(Func<Task> work)
    {
        using var stop = new CancellationTokenSource();
        var latencies = new List<(long Ended, double Milliseconds)>();
        var writing = Task.Run(() => WriteAsync(latencies, stop.Token));
        await Task.Delay(LeadIn, TimeProvider.System, CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        return [.. latencies.Where(put => put.Ended >= started).Select(put => put.Milliseconds)];
    }

    /// <summary>Writes for so long with nothing else going on.</summary>
    public Task<List<double>> AloneAsync(TimeSpan time) => DuringAsync(() => Task.Delay(time, TimeProvider.System, CancellationToken.None));

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task WriteAsync(List<(long Ended, double Milliseconds)> latencies, CancellationToken cancellationToken)
    {
        using var pace = new PeriodicTimer(Pace, TimeProvider.System);
        for (var count = 0; !cancellationToken.IsCancellationRequested; count++)
        {
            var number = (int)((long)(count % Keys) * server.Shape.Count / Keys);
            var started = TimeProvider.System.GetTimestamp();
            await _client.Kv.PutAsync(server.Shape.Bytes(number), _value, new(), CancellationToken.None);
            var ended = TimeProvider.System.GetTimestamp();
            latencies.Add((ended, TimeProvider.System.GetElapsedTime(started, ended).TotalMilliseconds));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
