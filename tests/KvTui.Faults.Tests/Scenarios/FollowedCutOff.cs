using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>All packets to and from the member that is followed vanish.</summary>
public sealed class FollowedCutOff : FaultScenario
{
    private EtcdProcess _member = null!;

    private protected override string Name => "followed member cut off in silence";

    private protected override EtcdOptions Options => new() { BehindProxies = true };

    private protected override bool HealsItself => true;

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _member = bench.Followed();
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench)
    {
        _member.Proxy!.Drop();
        return Task.CompletedTask;
    }

    private protected override bool IsTrue(ScreenFrame frame) => frame.SaysDown(_member.Name) && !frame.IsLiveVia(_member.Name);

    /// <summary>Nobody can read through a member that is cut off; the others work all the while.</summary>
    private protected override bool IsLive(ScreenFrame frame) => frame.IsLive && !frame.IsLiveVia(_member.Name);

    private protected override Task RepairAsync(FaultBench bench)
    {
        _member.Proxy!.Heal();
        return Task.CompletedTask;
    }
}
