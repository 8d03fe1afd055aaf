using System.Collections.Concurrent;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;

[assembly: AssemblyFixture(typeof(KvTui.Etcd.Tests.Server.SharedEtcd))]

namespace KvTui.Etcd.Tests.Server;

/// <summary>One real etcd of each release line, started when the first test asks for it; each test keeps to its own prefix.</summary>
public sealed class SharedEtcd : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<EtcdProcess>>> _members = [];

    public Task<EtcdProcess> OfAsync(string line)
        => _members.GetOrAdd(line, static key => new(() => EtcdProcess.StartAsync(new EtcdOptions { Line = key }))).Value;

    /// <summary>A client of it.</summary>
    public async Task<EtcdClient> ClientAsync(string line, Func<EtcdClientOptions, EtcdClientOptions>? change = null)
        => New([(await OfAsync(line)).Endpoint], change);

    public static EtcdClient New(IEnumerable<string> endpoints, Func<EtcdClientOptions, EtcdClientOptions>? change = null)
    {
        var options = new EtcdClientOptions { Endpoints = [.. endpoints.Select(endpoint => EtcdEndpoint.Parse(endpoint))] };
        return new(change?.Invoke(options) ?? options, TimeProvider.System, new Random(1));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members.Values)
        {
            await (await member.Value).DisposeAsync();
        }
    }
}
