namespace KvTui.Bench.Scale.Servers;

/// <summary>The servers of a run; those that several figures need are started and filled when first asked for, and stay.</summary>
/// <param name="keys">How many keys the large ones hold.</param>
/// <param name="valueBytes">Bytes of each value.</param>
internal sealed class Keyspaces(int keys, int valueBytes) : IAsyncDisposable
{
    private readonly Dictionary<KeyShape, Server> _servers = [];

    /// <summary>A thousand keys, in one directory.</summary>
    public Task<Server> SmallAsync() => GetAsync(new(KeyShape.KeysInDirectory));

    /// <summary>All keys, in directories.</summary>
    public Task<Server> LargeAsync() => GetAsync(new(keys));

    /// <summary>A tenth of the keys; the caller ends it.</summary>
    public Task<Server> StartTenthAsync() => Server.StartAsync(new(keys / 10), valueBytes);

    /// <summary>All keys, in one directory; the caller ends it.</summary>
    public Task<Server> StartFlatAsync() => Server.StartAsync(new(keys, IsFlat: true), valueBytes);

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
