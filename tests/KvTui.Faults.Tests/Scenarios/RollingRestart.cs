using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>Each member in turn is ended in order and started again; a round is one member.</summary>
public sealed class RollingRestart : FaultScenario
{
    private const int Members = 3;

    private int _next;
    private EtcdProcess _member = null!;

    private protected override string Name => "rolling restart, each member";

    private protected override int Rounds => (base.Rounds + Members - 1) / Members * Members;

    private protected override bool HealsItself => true;

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _member = bench.Cluster.Members[_next++ % Members];
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench) => _member.StopAsync(Cancelled);

    private protected override Task<long> SettledAsync(FaultBench bench) => bench.Observer.LeaderAsync(bench.Others(_member), named => named != "0", Cancelled);

    private protected override Task<long> WorksAgainAsync(FaultBench bench) => bench.Observer.LinearizableReadAsync(bench.Others(_member), Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) =>
        frame.SaysDown(_member.Name) && Words.Degraded().IsMatch(frame.ClusterTitle)
        && !frame.ClusterTitle.Contains($"leader {_member.Name}", StringComparison.Ordinal) && !frame.IsLiveVia(_member.Name);

    private protected override Task RepairAsync(FaultBench bench) => _member.RestartAsync(waitUntilHealthy: false, Cancelled);
}
