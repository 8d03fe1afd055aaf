using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;

namespace KvTui.Faults.Tests.Scenarios;

public sealed class AllKilled : FaultScenario
{
    private protected override string Name => "all killed";

    private protected override Task BreakAsync(FaultBench bench) => bench.Cluster.KillAllAsync(Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) =>
        Words.NotReachable().IsMatch(frame.ClusterTitle) && Words.Offline().IsMatch(frame.StatusLine) && frame.SaysDown("n1") && frame.SaysDown("n2") && frame.SaysDown("n3");

    private protected override Task LookAsync(FaultBench bench) => bench.Explorer.WaitForScreenAsync(
        frame => Words.OfflineFor().IsMatch(frame.StatusLine), "the explorer says since when it is offline");

    private protected override Task RepairAsync(FaultBench bench) =>
        Task.WhenAll(bench.Cluster.Members.Select(member => member.RestartAsync(waitUntilHealthy: false, Cancelled)));
}
