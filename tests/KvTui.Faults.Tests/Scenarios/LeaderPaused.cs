using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

public class LeaderPaused : FaultScenario
{
    private EtcdProcess _leader = null!;
    private string _id = "";

    private protected override string Name => "leader paused";

    private protected override bool HealsItself => true;

    private protected override async Task PrepareAsync(FaultBench bench)
    {
        _leader = await bench.Cluster.LeaderAsync(cancellationToken: Cancelled);
        _id = await bench.Observer.LeaderAsync(_leader, Cancelled) ?? "";
    }

    private protected override Task BreakAsync(FaultBench bench)
    {
        _leader.Pause();
        return Task.CompletedTask;
    }

    private protected override Task<long> SettledAsync(FaultBench bench) => LeaderIsNotAsync(bench, _id, bench.Others(_leader));

    private protected override Task<long> WorksAgainAsync(FaultBench bench) => bench.Observer.LinearizableReadAsync(bench.Others(_leader), Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) =>
        frame.SaysDown(_leader.Name) && Words.Degraded().IsMatch(frame.ClusterTitle)
        && !frame.ClusterTitle.Contains($"leader {_leader.Name}", StringComparison.Ordinal) && !frame.IsLiveVia(_leader.Name);

    private protected override Task RepairAsync(FaultBench bench)
    {
        _leader.Resume();
        return Task.CompletedTask;
    }
}
