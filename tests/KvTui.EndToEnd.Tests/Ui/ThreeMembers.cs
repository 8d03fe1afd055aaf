using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>A cluster of three that the journeys share, with some keys.</summary>
public sealed class ThreeMembers : IAsyncLifetime
{
    public EtcdCluster Cluster { get; private set; } = null!;

    public EtcdCtl Ctl => Cluster.Ctl;

    public async ValueTask InitializeAsync()
    {
        Cluster = await JourneyServers.ClusterAsync();
        await Ctl.RunAsync("put", "/app/db/url", """{"url":"postgres://db:5432/app","pool":20}""");
        await Ctl.RunAsync("put", "/app/name", "journeys");
        await Ctl.RunAsync("put", "plain", "a key without a slash");
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
