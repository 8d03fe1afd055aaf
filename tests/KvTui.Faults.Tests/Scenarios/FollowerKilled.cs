using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

public sealed class FollowerKilled : FaultScenario
{
    private EtcdProcess _leader = null!;
    private EtcdProcess _follower = null!;

    private protected override string Name => "follower killed";

    private protected override bool HealsItself => true;

    private protected override async Task PrepareAsync(FaultBench bench)
    {
        _leader = await bench.Cluster.LeaderAsync(cancellationToken: Cancelled);

        // the one that is followed where that is a follower: this is the harder case
        _follower = bench.Followed() is var followed && followed != _leader ? followed : bench.Others(_leader)[0];
    }

    private protected override Task BreakAsync(FaultBench bench) => _follower.KillAsync(Cancelled);

    private protected override Task<long> WorksAgainAsync(FaultBench bench) => bench.Observer.LinearizableReadAsync(bench.Others(_follower), Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) =>
        frame.SaysDown(_follower.Name) && Words.Degraded().IsMatch(frame.ClusterTitle)
        && frame.ClusterTitle.Contains($"leader {_leader.Name}", StringComparison.Ordinal) && !frame.IsLiveVia(_follower.Name);

    private protected override Task RepairAsync(FaultBench bench) => _follower.RestartAsync(waitUntilHealthy: false, Cancelled);
}
