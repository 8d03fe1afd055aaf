using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>The explorer is cut off, and what it misses is compacted.</summary>
public sealed class CompactedWhileCutOff : FaultScenario
{
    private const string Key = "/app/two";

    private Notice? _before;

    private protected override string Name => "compaction while the watch is cut off";

    private protected override EtcdOptions Options => new() { BehindProxies = true };

    private protected override Task PrepareAsync(FaultBench bench) => bench.Explorer.GoToAsync(Key);

    private protected override Task BreakAsync(FaultBench bench)
    {
        foreach (var member in bench.Cluster.Members)
        {
            member.Proxy!.Drop();
        }

        return Task.CompletedTask;
    }

    private protected override bool IsTrue(ScreenFrame frame) => Words.NotLive().IsMatch(frame.StatusLine) || frame.SaysDown("n1");

    private protected override async Task LookAsync(FaultBench bench)
    {
        await bench.Explorer.WaitForScreenAsync(frame => Words.NotLive().IsMatch(frame.StatusLine), "the explorer no longer says live");
        await bench.Cluster.Ctl.RunAsync("put", "/before/one", "a key that sorts before the cursor");
        var revision = (await FreshListing.TakeAsync(bench.Cluster.Endpoints, Cancelled)).Revision;
        await bench.Cluster.Ctl.RunAsync("compact", $"{revision}", "--physical");
    }

    private protected override Task RepairAsync(FaultBench bench)
    {
        _before = bench.Explorer.Frame.State.Notice;
        foreach (var member in bench.Cluster.Members)
        {
            // what the dead connections still hold must not arrive
            member.Proxy!.Cut();
            member.Proxy.Heal();
        }

        return Task.CompletedTask;
    }

    private protected override async Task AfterAsync(FaultBench bench)
    {
        await bench.Explorer.WaitForScreenAsync(frame => frame.State.Notice != _before && Words.ListedAgain().IsMatch(frame.Said), "it is said why the keys were listed again");
        var cursor = bench.Explorer.Frame.State.Browse.Current?.Path.ToString();
        Assert.True(cursor == Key, $"The cursor was on {Key} and is on {cursor}.\n{bench.Explorer.Evidence()}");
        await bench.Cluster.Ctl.RunAsync("del", "/before/one");
    }
}
