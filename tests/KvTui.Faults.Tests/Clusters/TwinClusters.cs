using System.Text;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Clusters;

/// <summary>Two clusters with the same keys, values and revisions, each behind one of two addresses that can be swapped.</summary>
internal sealed class TwinClusters : IAsyncDisposable
{
    private readonly EtcdProcess[] _members;
    private readonly FaultProxy[] _proxies;
    private readonly EtcdClient[] _clients;
    private int _first;

    private TwinClusters(EtcdProcess[] members)
    {
        _members = members;
        _proxies = [.. members.Select(member => new FaultProxy(member.ClientPort))];
        _clients = [.. members.Select(member => Client(EtcdEndpoint.Parse(member.Endpoint)))];
    }

    /// <summary>Both addresses as a comma list.</summary>
    public string Endpoints => string.Join(',', _proxies.Select(proxy => proxy.Address));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<TwinClusters> StartAsync() =>
        new(await Task.WhenAll(EtcdProcess.StartAsync(cancellationToken: Cancelled), EtcdProcess.StartAsync(cancellationToken: Cancelled)));

    /// <summary>Lets each address lead to the other cluster, and cuts what is open.</summary>
    public void Swap()
    {
        _first = 1 - _first;
        for (var i = 0; i < _proxies.Length; i++)
        {
            _proxies[i].Retarget(_members[i ^ _first].ClientPort);
        }

        Array.ForEach(_proxies, proxy => proxy.Cut());
    }

    /// <summary>Which of the two has an id.</summary>
    public async Task<int> IndexOfAsync(ulong clusterId)
    {
        var page = await _clients[0].Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText("/")), RangeOptions.Default, Cancelled);
        return page.Header.ClusterId == clusterId ? 0 : 1;
    }

    /// <summary>What one of them holds under a prefix: each key with its value and revisions.</summary>
    public async Task<string> HoldsAsync(int cluster, string prefix)
    {
        var page = await _clients[cluster].Kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText(prefix)), RangeOptions.Default, Cancelled);
        return string.Join('\n', page.KeyValues.Select(pair =>
            $"{pair.Key} = {Encoding.UTF8.GetString(pair.Value.Span)} ({pair.CreateRevision}, {pair.ModRevision}, {pair.Version})"));
    }

    public async Task<string?> ValueAsync(int cluster, string key)
    {
        var page = await _clients[cluster].Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText(key)), RangeOptions.Default, Cancelled);
        return page.KeyValues is [var found, ..] ? Encoding.UTF8.GetString(found.Value.Span) : null;
    }

    /// <summary>Puts a value into both.</summary>
    public Task PutAsync(string key, string value) => Task.WhenAll(PutAsync(0, key, value), PutAsync(1, key, value));

    public Task PutAsync(int cluster, string key, string value) =>
        _clients[cluster].Kv.PutAsync(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), new(), Cancelled);

    public Task DeleteAsync(int cluster, string prefix) =>
        _clients[cluster].Kv.DeleteAsync(KeyRange.Prefix(EtcdKey.FromText(prefix)), 0, Cancelled);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_clients.Select(client => client.DisposeAsync().AsTask()));
        await Task.WhenAll(_proxies.Select(proxy => proxy.DisposeAsync().AsTask()));
        await Task.WhenAll(_members.Select(member => member.DisposeAsync().AsTask()));
    }

    private static EtcdClient Client(EtcdEndpoint endpoint) => new(new() { Endpoints = [endpoint] }, TimeProvider.System, new Random());
}
