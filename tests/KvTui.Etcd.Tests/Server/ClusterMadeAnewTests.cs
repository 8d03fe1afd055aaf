using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A cluster that was wiped and recreated under its names and ports: it has the same id, and its revisions have caught up.</summary>
public sealed class ClusterMadeAnewTests
{
    private static readonly EtcdKey Key = EtcdKey.FromText("/app/config");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_keys_are_listed_even_where_the_last_one_seen_has_the_same_revision_again()
    {
        await using var cluster = await EtcdCluster.StartAsync(1, cancellationToken: Cancel);
        await PutAsync(cluster, Key, Key);
        await using var client = SharedEtcd.New([cluster.Endpoints]);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();
        var before = client.ClusterId;

        await cluster.RecreateAsync(Cancel);
        await cluster.LeaderAsync(cancellationToken: Cancel);
        await PutAsync(cluster, EtcdKey.FromText("/app/other"), Key);
        await mirror.UntilAsync<WatchUpdate.Listing>();
        await mirror.UntilAsync(() => mirror.Keys.Count == 2);
        Assert.Equal(before, client.ClusterId);
    }

    private static async Task PutAsync(EtcdCluster cluster, params EtcdKey[] keys)
    {
        await using var writer = SharedEtcd.New([cluster.Endpoints]);
        foreach (var key in keys)
        {
            await writer.Kv.PutAsync(key, default, new(), Cancel);
        }
    }
}
