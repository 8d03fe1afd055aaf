using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>A member is taken out of the cluster, and added again with no data.</summary>
public sealed class MemberRemoved : FaultScenario
{
    private int _round;
    private EtcdProcess _member = null!;

    private protected override string Name => "member removed and added";

    /// <summary>etcd changes its members only when they have known each other for 5 s, so a round takes long.</summary>
    private protected override int Rounds => Math.Max(1, base.Rounds / 2);

    private protected override bool HealsItself => true;

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _member = bench.Cluster.Members[_round++ % 3];
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench) => bench.Cluster.RemoveAsync(_member, Cancelled);

    private protected override Task<long> SettledAsync(FaultBench bench) => bench.Observer.LeaderAsync(bench.Others(_member), named => named != "0", Cancelled);

    private protected override Task<long> WorksAgainAsync(FaultBench bench) => bench.Observer.LinearizableReadAsync(bench.Others(_member), Cancelled);

    private protected override bool IsBrokenAtTheEnd => true;

    private protected override bool IsTrue(ScreenFrame frame) => Words.TwoMembers().IsMatch(frame.ClusterTitle) && !frame.IsLiveVia(_member.Name);

    private protected override Task RepairAsync(FaultBench bench) => bench.Cluster.AddAsync(_member, Cancelled);
}
