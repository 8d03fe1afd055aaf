using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

public sealed class TwoOfThreeKilled : FaultScenario
{
    private static readonly string[] Names = ["one", "two", "three"];

    private int _round;
    private EtcdProcess _left = null!;
    private EtcdProcess[] _killed = [];

    private protected override string Name => "two of three killed";

    private protected override Task PrepareAsync(FaultBench bench)
    {
        _left = bench.Cluster.Members[_round++ % 3];
        _killed = bench.Others(_left);
        return Task.CompletedTask;
    }

    private protected override Task BreakAsync(FaultBench bench) => Task.WhenAll(_killed.Select(member => member.KillAsync(Cancelled)));

    private protected override Task<long> SettledAsync(FaultBench bench) => bench.Observer.LeaderAsync([_left], named => named == "0", Cancelled);

    private protected override bool IsTrue(ScreenFrame frame) =>
        Words.NoQuorum().IsMatch(frame.ClusterTitle) && Words.NotLive().IsMatch(frame.StatusLine) && Array.TrueForAll(_killed, member => frame.SaysDown(member.Name));

    /// <summary>Keys and values can still be read, and who told them is named; edits are off, and why is said.</summary>
    private protected override async Task LookAsync(FaultBench bench)
    {
        var key = Names[_round % 3];
        await bench.Explorer.GoToAsync($"/app/{key}");
        await bench.Explorer.WaitForScreenAsync(
            frame => frame.Text.Contains($"value {key}", StringComparison.Ordinal) && Words.ReadingOne().Match(frame.StatusLine).Groups["member"].Value == _left.Name && Words.OldValue().IsMatch(frame.Text),
            $"the value of /app/{key} is shown, with the member that told it, its revision and its age");
        bench.Explorer.Press("e");
        await bench.Explorer.WaitForScreenAsync(frame => Words.EditsOff().IsMatch(frame.Said) && frame.State.Detail.Edit is null, "edits are off, and it is said why");
    }

    private protected override Task RepairAsync(FaultBench bench) => Task.WhenAll(_killed.Select(member => member.RestartAsync(waitUntilHealthy: false, Cancelled)));
}
