using System.Collections.Concurrent;
using KvTui.Etcd.Model.Options;
using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Load;

/// <summary>An outage is no reason to hammer at the members.</summary>
public sealed class StormTests
{
    private const int AttemptsPerMinute = 100;
    private const int PollSeconds = 2;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(FaultRounds.Of(15, 60));

    public static TheoryData<string> Outages => ["refused", "silent", "reset"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_member_gets_one_status_request_a_poll_and_few_attempts_to_connect(string outage)
    {
        using var attempts = new ConnectAttempts();
        var calls = new ConcurrentQueue<CallRecord>();
        await using var cluster = await EtcdCluster.StartAsync(3, new() { BehindProxies = true }, Cancelled);
        await using var explorer = InProcessExplorer.Start(cluster.AdvertisedEndpoints, calls.Enqueue);
        await explorer.WaitForScreenAsync(frame => frame.IsLive && Words.Healthy().IsMatch(frame.ClusterTitle), "the explorer is live");
        await Task.WhenAll(cluster.Members.Select(member => BreakAsync(member.Proxy!, outage)));
        var before = cluster.Members.Select(member => attempts.To(member.Proxy!.Port)).ToArray();
        var from = TimeProvider.System.GetUtcNow();
        await Task.Delay(Outage, TimeProvider.System, Cancelled);
        var until = TimeProvider.System.GetUtcNow();
        var tried = cluster.Members.Select((member, index) => attempts.To(member.Proxy!.Port) - before[index]).ToArray();
        Heal(cluster);
        await explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live again");
        await explorer.StopAsync();

        var asked = calls.Where(call => call.Method.EndsWith("/Status", StringComparison.Ordinal) && call.Started >= from && call.Started < until).ToList();
        foreach (var (index, member) in cluster.Members.Index())
        {
            var own = asked.Where(call => call.Endpoint.Port == member.Proxy!.Port).OrderBy(call => call.Started).ToList();
            FaultTable.Add($"outage, all {outage}, {Outage.TotalSeconds} s: {member.Name} got {own.Count} status requests and {tried[index]} attempts to connect");
            AssertFew(own, tried[index], outage);
        }
    }

    private static void AssertFew(List<CallRecord> asked, int tried, string outage)
    {
        Assert.InRange(asked.Count, 0, (int)(Outage.TotalSeconds / PollSeconds) + 1);

        // a connection that is silent stays open for a while; the others must be made again, or the count is not to be trusted
        Assert.InRange(tried, outage == "silent" ? 0 : 1, (int)(AttemptsPerMinute * Outage.TotalMinutes));
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.True(
            pair.First.Started + pair.First.Elapsed <= pair.Second.Started, $"Two status requests were on their way at once: {pair.First} and {pair.Second}"));
    }

    private static async Task BreakAsync(FaultProxy proxy, string outage)
    {
        switch (outage)
        {
            case "refused":
                await proxy.RefuseAsync();
                break;
            case "silent":
                proxy.Drop();
                break;
            default:
                proxy.Reset();
                break;
        }
    }

    private static void Heal(EtcdCluster cluster)
    {
        foreach (var member in cluster.Members)
        {
            member.Proxy!.Heal();
        }
    }
}
