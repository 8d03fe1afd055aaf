using KvTui.Faults.Tests.Screens;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Load;

[Collection(Alone.Name)]
public sealed class LeakTests
{
    private const int WarmUps = 3;
    private const int Breaks = 30;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_breaks_of_the_connections_leave_neither_timers_nor_sockets_behind()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { BehindProxies = true }, Cancelled);
        var ports = cluster.Members.Select(member => member.Proxy!.Port).ToHashSet();
        await using var explorer = InProcessExplorer.Start(cluster.AdvertisedEndpoints);
        await BreakAsync(cluster, explorer, WarmUps);
        var timers = Timer.ActiveCount;
        await BreakAsync(cluster, explorer, Breaks);

        // a timer that is about to run out is none that leaked
        await Eventually.TrueAsync(() => Timer.ActiveCount <= timers, () => $"{Timer.ActiveCount} timers are active, {timers} were before", cancellationToken: Cancelled);
        await Eventually.TrueAsync(
            () => OpenSockets.To(ports) <= ports.Count, () => $"{OpenSockets.To(ports)} connections are open to {ports.Count} members", cancellationToken: Cancelled);
        await explorer.StopAsync();
        Assert.Equal(0, OpenSockets.To(ports));
    }

    private static async Task BreakAsync(EtcdCluster cluster, InProcessExplorer explorer, int times)
    {
        await explorer.WaitForScreenAsync(frame => frame.IsLive && Words.Healthy().IsMatch(frame.ClusterTitle), "the explorer is live");
        for (var i = 0; i < times; i++)
        {
            foreach (var member in cluster.Members)
            {
                member.Proxy!.Cut();
            }

            await explorer.WaitForScreenAsync(frame => !frame.State.Connection.IsLive, "the explorer has noticed");
            await explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live again");
        }

        await explorer.WaitForScreenAsync(frame => frame.IsLive && Words.Healthy().IsMatch(frame.ClusterTitle), "all is well again");
    }
}
