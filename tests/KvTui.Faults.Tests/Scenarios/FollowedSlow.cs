using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>Each reply of the member that is followed comes 3 s late.</summary>
public sealed class FollowedSlow : FaultScenario
{
    private EtcdProcess _member = null!;

    private protected override string Name => "followed member 3 s late";

    private protected override EtcdOptions Options => new() { BehindProxies = true };

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _member = bench.Followed();
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench)
    {
        _member.Proxy!.DelayReplies(TimeSpan.FromSeconds(3));
        return Task.CompletedTask;
    }

    private protected override bool IsTrue(ScreenFrame frame) => frame.SaysDown(_member.Name) || Words.Slow().IsMatch(frame.Row(_member.Name));

    private protected override Task LookAsync(FaultBench bench) => bench.Explorer.WaitForScreenAsync(
        frame => Words.Slow().IsMatch(frame.Row(_member.Name)), $"{_member.Name} is said to be slow");

    private protected override Task RepairAsync(FaultBench bench)
    {
        _member.Proxy!.Heal();
        return Task.CompletedTask;
    }
}
