using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>The database reaches its quota, and is then made smaller and disarmed.</summary>
public sealed class QuotaFilled : FaultScenario
{
    private static readonly byte[] Filling = new byte[200_000];

    private protected override string Name => "quota filled";

    private protected override EtcdOptions Options => new() { Arguments = ["--quota-backend-bytes=4194304"] };

    /// <summary>An alarm is told by the members' status, so by a poll.</summary>
    private protected override TimeSpan LiveBound => TimeSpan.FromSeconds(3);

    /// <summary>Fills until one put more will do.</summary>
    private protected override async Task PrepareAsync(FaultBench bench)
    {
        await bench.Writer.PauseAsync(Cancelled);
        await bench.Explorer.GoToAsync("/app/one");
    }

    private protected override async Task BreakAsync(FaultBench bench)
    {
        var ctl = bench.Cluster.Ctl;
        while ((await ctl.RunAsync("alarm", "list")).Length == 0)
        {
            await ctl.TryAsync(["put", "/filling"], Filling, Cancelled);
        }

        bench.Writer.Resume();
    }

    private protected override bool IsBrokenAtTheEnd => true;

    private protected override bool IsTrue(ScreenFrame frame) => Words.Alarm().IsMatch(frame.ClusterTitle) && Words.NoSpace().IsMatch(frame.StatusLine);

    /// <summary>Values can still be read; edits are off, and why is said.</summary>
    private protected override async Task LookAsync(FaultBench bench)
    {
        await bench.Explorer.GoToAsync("/app/two");
        await bench.Explorer.WaitForScreenAsync(frame => frame.Text.Contains("value two", StringComparison.Ordinal), "the value of /app/two is shown");
        bench.Explorer.Press("e");
        await bench.Explorer.WaitForScreenAsync(
            frame => Words.PutsOff().IsMatch(frame.Said) && frame.State.Detail.Edit is null, "edits are off, and it is said why");
    }

    private protected override async Task RepairAsync(FaultBench bench)
    {
        var ctl = bench.Cluster.Ctl;
        await ctl.RunAsync("del", "/filling");
        var revision = (await FreshListing.TakeAsync(bench.Cluster.Endpoints, Cancelled)).Revision;
        await ctl.RunAsync("compact", $"{revision}", "--physical");
        foreach (var member in bench.Cluster.Members)
        {
            await member.Ctl.RunAsync("defrag");
        }

        await ctl.RunAsync("alarm", "disarm");
    }

    private protected override bool IsLive(ScreenFrame frame) => frame.IsLive && !Words.Alarm().IsMatch(frame.ClusterTitle);
}
