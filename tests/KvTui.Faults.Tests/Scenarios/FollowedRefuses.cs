using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>The member that is followed refuses connections, and later resets each after a moment.</summary>
public sealed class FollowedRefuses : FaultScenario
{
    private const int Cuts = 20;

    private EtcdProcess _member = null!;

    private protected override string Name => "followed member refuses, then resets";

    private protected override EtcdOptions Options => new() { BehindProxies = true };

    private protected override bool HealsItself => true;

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _member = bench.Followed();
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench) => _member.Proxy!.RefuseAsync();

    private protected override bool IsTrue(ScreenFrame frame) => frame.SaysDown(_member.Name) && !frame.IsLiveVia(_member.Name);

    private protected override Task LookAsync(FaultBench bench) => bench.Explorer.WaitForScreenAsync(
        frame => Words.Refused().IsMatch(frame.Row(_member.Name)), "it is said that connections are refused");

    private protected override async Task RepairAsync(FaultBench bench)
    {
        _member.Proxy!.Heal();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        for (var cut = 0; cut < Cuts; cut++)
        {
            await timer.WaitForNextTickAsync(Cancelled);
            _member.Proxy.Cut();
        }

        await bench.Explorer.WaitForScreenAsync(IsLive, "the explorer is live whatever one member does", TimeSpan.FromSeconds(2));
    }
}
