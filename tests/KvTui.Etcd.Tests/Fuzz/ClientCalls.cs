using KvTui.Etcd.Calls;
using KvTui.Etcd.Calls.Invoker;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>Each call that reads an answer of the server, over one pipeline, under the prefix “fuzz/”.</summary>
internal sealed class ClientCalls
{
    private const long Lease = 0x7177;
    private const int MostUpdates = 40;

    private static readonly EtcdKey Key = EtcdKey.FromText("fuzz/k");
    private static readonly KeyRange Keys = KeyRange.Prefix(EtcdKey.FromText("fuzz/"));

    public ClientCalls(CallPipeline pipeline)
    {
        var (kv, watch, leases) = (new KvClient(pipeline), new WatchClient(pipeline), new LeaseClient(pipeline));
        var rpc = new dotnet_etcd.EtcdClient(new PipelineInvoker(pipeline) { MayGrantLeases = true });
        var mirror = new KeyspaceMirror(kv, watch, pipeline);
        var endpoint = pipeline.Pool.Current.Endpoint;
        All =
        [
            token => rpc.LeaseGrantAsync(new() { TTL = 60, ID = Lease }, cancellationToken: token),
            token => kv.PutAsync(Key, "some value"u8.ToArray(), new() { Lease = Lease }, token),
            token => kv.PutAsync(EtcdKey.FromText("fuzz/other"), new byte[300], new(), token),
            token => kv.RangeAsync(Keys, RangeOptions.Default, token),
            token => kv.RangeAsync(Keys, new() { CountOnly = true }, token),
            token => EndlessAsync(kv.KeyPagesAsync(Keys, RangeOptions.Default, token)),
            token => EndlessAsync(kv.PagesAsync(Keys, RangeOptions.Default, token)),
            token => kv.TxnAsync(new([new Compare.VersionEquals(Key, 1)], [new TxnOperation.Range(Keys, RangeOptions.Default), new TxnOperation.Put(Key, "w"u8.ToArray(), new() { Lease = Lease })], []), token),
            token => rpc.LeaseTimeToLiveAsync(new() { ID = Lease, Keys = true }, cancellationToken: token),
            token => rpc.LeaseLeasesAsync(new Etcdserverpb.LeaseLeasesRequest(), cancellationToken: token),
            token => leases.GrantAsync(TimeSpan.FromSeconds(1), 0, token),
            token => new ClusterClient(pipeline).MemberListAsync(endpoint, token),
            token => new MaintenanceClient(pipeline).StatusAsync(endpoint, token),
            token => new MaintenanceClient(pipeline).BarrierAsync(null, token),
            token => WatchAsync(watch, token),
            token => MirrorAsync(mirror, token),
            token => kv.DeleteAsync(KeyRange.Key(EtcdKey.FromText("fuzz/other")), 0, token),
            token => leases.RevokeAsync(Lease, 0, token),
        ];
    }

    /// <summary>In an order that a real server carries out.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> All { get; }

    /// <summary>A server may go on for ever; the reader need not.</summary>
    private static async Task EndlessAsync<T>(IAsyncEnumerable<T> items)
    {
        var left = MostUpdates;
        await foreach (var item in items)
        {
            if (--left == 0)
            {
                return;
            }
        }
    }

    private static async Task WatchAsync(WatchClient watch, CancellationToken cancellationToken)
    {
        var left = MostUpdates;
        await foreach (var update in watch.WatchAsync(new() { Ranges = [Keys], StartRevision = 2, PreviousKeyValue = true }, cancellationToken))
        {
            if (update is not WatchUpdate.Connected || --left == 0)
            {
                return;
            }
        }
    }

    private static async Task MirrorAsync(KeyspaceMirror mirror, CancellationToken cancellationToken)
    {
        var left = MostUpdates;
        await foreach (var update in mirror.MirrorAsync([Keys], cancellationToken))
        {
            if (update is WatchUpdate.Disconnected or WatchUpdate.Connected || --left == 0)
            {
                return;
            }
        }
    }
}
