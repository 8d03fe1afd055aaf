using KvTui.Faults.Tests.Screens;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Bench;

/// <summary>A cluster of three with some keys, an explorer that looks at it, a writer and an observer.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private FaultBench(EtcdCluster cluster, InProcessExplorer explorer, NumberWriter writer) => (Cluster, Explorer, Writer) = (cluster, explorer, writer);

    public EtcdCluster Cluster { get; }

    public InProcessExplorer Explorer { get; }

    public NumberWriter Writer { get; }

    public ClusterObserver Observer { get; } = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts all, and waits until the explorer is live.</summary>
    public static async Task<FaultBench> StartAsync(EtcdOptions options)
    {
        var cluster = await EtcdCluster.StartAsync(3, options, Cancelled);
        try
        {
            await SeedAsync(cluster);
            var bench = new FaultBench(cluster, InProcessExplorer.Start(cluster.AdvertisedEndpoints), new NumberWriter(cluster.Endpoints));
            await bench.Explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live");
            return bench;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the keys that the scenarios look at.</summary>
    public static async Task SeedAsync(EtcdCluster cluster)
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await cluster.Ctl.RunAsync("put", $"/app/{name}", $"value {name}");
        }
    }

    /// <summary>The members other than these.</summary>
    public EtcdProcess[] Others(params EtcdProcess[] members) => [.. Cluster.Members.Except(members)];

    /// <summary>The member that the explorer says it follows.</summary>
    public EtcdProcess Followed() => Cluster.Members.Single(member => member.AdvertisedEndpoint == Explorer.Frame.State.Connection.Endpoint?.ToString());

    /// <summary>Waits until the screen says that all is well.</summary>
    public Task HealthyAsync() => Explorer.WaitForScreenAsync(
        frame => frame.IsLive && Words.Healthy().IsMatch(frame.ClusterTitle), "the explorer is live and the cluster healthy");

    /// <summary>Asserts that the tree is what a fresh listing shows, once nothing changes any more.</summary>
    public async Task TreeIsTrueAsync()
    {
        await Writer.PauseAsync(Cancelled);
        try
        {
            var listing = await FreshListing.TakeAsync(Cluster.Endpoints, Cancelled);
            var frame = Explorer.Frame;
            await Eventually.TrueAsync(
                async token =>
                {
                    // a write of unknown fate may have come through only now
                    listing = await FreshListing.TakeAsync(Cluster.Endpoints, token);
                    frame = Explorer.Frame;
                    return frame.State.Connection.IsLive && frame.State.Keyspace.Followed.Revision == listing.Revision;
                },
                () => $"the tree was to reach revision {listing.Revision}.\n{Explorer.Evidence()}",
                cancellationToken: Cancelled);
            var difference = listing.Difference(frame.State.Keyspace.Keys);
            Assert.True(difference.Length == 0, $"The tree is not what a fresh listing at r{listing.Revision} shows:\n{difference}{Explorer.Evidence()}");
        }
        finally
        {
            Writer.Resume();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Explorer.DisposeAsync();
        Observer.Dispose();
        await Cluster.DisposeAsync();
    }
}
