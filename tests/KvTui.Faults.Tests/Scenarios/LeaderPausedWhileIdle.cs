using KvTui.Faults.Tests.Bench;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>The leader is paused after a time in which nothing was written: the watch has been silent, and may be about to be probed for that.</summary>
public sealed class LeaderPausedWhileIdle : LeaderPaused
{
    /// <summary>A silent watch is probed every 5 s, for up to 6 s: the fault is to come at different points of that.</summary>
    private static readonly TimeSpan FirstQuiet = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.6);

    private int _round;

    private protected override string Name => "leader paused while idle";

    private protected override int Rounds => FaultRounds.Of(5, 10);

    private protected override async Task PrepareAsync(FaultBench bench)
    {
        await bench.Writer.PauseAsync(Cancelled);
        await Task.Delay(FirstQuiet + (_round++ * Step), TimeProvider.System, Cancelled);
        await base.PrepareAsync(bench);
    }

    private protected override Task AfterAsync(FaultBench bench)
    {
        bench.Writer.Resume();
        return Task.CompletedTask;
    }
}
