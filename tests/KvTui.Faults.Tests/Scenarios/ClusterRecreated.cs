using KvTui.Etcd.Model;
using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>All members lose their data and make a new cluster, of the same names and ports, that gets other keys.</summary>
public sealed class ClusterRecreated : FaultScenario
{
    private Notice? _before;

    private protected override string Name => "cluster wiped and recreated";

    private protected override Task BreakAsync(FaultBench bench) => bench.Cluster.KillAllAsync(Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) => Words.NotReachable().IsMatch(frame.ClusterTitle) && Words.Offline().IsMatch(frame.StatusLine);

    private protected override async Task RepairAsync(FaultBench bench)
    {
        _before = bench.Explorer.Frame.State.Notice;
        await bench.Cluster.RecreateAsync(Cancelled);
        await bench.Observer.LinearizableReadAsync(bench.Cluster.Members, Cancelled);
        await bench.Cluster.Ctl.RunAsync("put", "/other/key", "of another life");
    }

    private protected override async Task AfterAsync(FaultBench bench)
    {
        await bench.Explorer.WaitForScreenAsync(frame => frame.State.Notice != _before && Words.ListedAgain().IsMatch(frame.Said), "it is said why the keys were listed again");
        await bench.Explorer.WaitForScreenAsync(
            frame => frame.Text.Contains("other", StringComparison.Ordinal) && Old(frame) == 0, "the keys of the new cluster are shown");
        await FaultBench.SeedAsync(bench.Cluster);
    }

    /// <summary>How many keys of the old cluster are held; the row that the cursor stood on stays, marked as gone.</summary>
    private static int Old(ScreenFrame frame)
    {
        var (first, end) = frame.State.Keyspace.Keys.Ranks(KeyRange.Prefix(EtcdKey.FromText("/app/")));
        return end - first;
    }
}
