using KvTui.Testing.Pty;

namespace KvTui.Bench.Processes;

/// <summary>What came of a command that wrote into a pipe.</summary>
/// <param name="Time">From its start to the end of its output.</param>
/// <param name="PeakResident">The most memory that was resident, in bytes, as far as it was looked at.</param>
/// <param name="Lines">Lines of its output.</param>
/// <param name="ExitCode">128 + signal if a signal ended it.</param>
internal readonly record struct Piped(TimeSpan Time, long PeakResident, long Lines, int ExitCode)
{
    // often enough for a program that grows by the megabyte, and little beside the work itself
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a command to its end, at most two minutes; nobody looks at its memory unless asked to, as that takes time of its own.</summary>
    public static Piped Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, bool watchMemory = false)
    {
        using var pipe = new OutputPipe();
        var started = TimeProvider.System.GetTimestamp();
        var child = ChildProcess.Start(command, environment, pipe.Path);
        using var limit = child.KillAfter(TimeSpan.FromMinutes(2));
        using var looker = new CancellationTokenSource();
        var peak = 0L;
        var looking = watchMemory ? LookAsync(child, bytes => peak = Math.Max(peak, bytes), looker.Token) : Task.CompletedTask;
        pipe.Drain();
        var time = TimeProvider.System.GetElapsedTime(started);
        looker.Cancel();
        looking.GetAwaiter().GetResult();
        return new(time, peak, pipe.Lines, child.Wait());
    }

    private static async Task LookAsync(ChildProcess child, Action<long> seen, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(BetweenLooks, TimeProvider.System);
        while (!cancellationToken.IsCancellationRequested)
        {
            seen(child.PeakResident);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
