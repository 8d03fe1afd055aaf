namespace KvTui.Bench.Scale.Servers;

/// <summary>The servers of a run, each started and filled when first asked for.</summary>
/// <param name="keys">How many keys the large ones hold.</param>
/// <param name="valueBytes">Bytes of each value.</param>
internal sealed class Keyspaces(int keys, int valueBytes) : IAsyncDisposable
{
    private readonly Dictionary<KeyShape, Server> _servers = [];

    /// <summary>A thousand keys, in one directory.</summary>
    public Task<Server> SmallAsync() => GetAsync(new(KeyShape.KeysInDirectory));

    /// <summary>A tenth of the keys.</summary>
    public Task<Server> TenthAsync() => GetAsync(new(keys / 10));

    /// <summary>All keys, in directories.</summary>
    public Task<Server> LargeAsync() => GetAsync(new(keys));

    /// <summary>All keys, in one directory.</summary>
    public Task<Server> FlatAsync() => GetAsync(new(keys, IsFlat: true));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<Server> GetAsync(KeyShape shape)
    {
        if (!_servers.TryGetValue(shape, out var server))
        {
            _servers[shape] = server = await Server.StartAsync(shape, valueBytes);
        }

        return server;
    }
}
