using System.Diagnostics;
using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The most memory that a program ever had resident.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    /// <summary>Runs a program to its end, whose output is counted and thrown away, and expects it to exit with 0.</summary>
    /// <returns>Its peak in bytes, as far as it was looked at, and the bytes of its output.</returns>
    public static Task<(long Peak, long Output)> OfAsync(Command command, CancellationToken cancellationToken) =>
        OfAsync(command, 0, cancellationToken);

    /// <summary>The same of a program that is expected to exit with another code.</summary>
    public static async Task<(long Peak, long Output)> OfAsync(Command command, int exitCode, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var watch = Watchdog.KillOnDeath(process.Id, command.File);
        using var looks = new PeriodicTimer(BetweenLooks, TimeProvider.System);
        var (reading, peak) = (CountAsync(process.StandardOutput.BaseStream, cancellationToken), 0L);
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ProcessFigures.PeakResident(process.Id));
            await looks.WaitForNextTickAsync(cancellationToken);
        }

        var output = await reading;
        Assert.Equal(exitCode, process.ExitCode);
        return (peak, output);
    }

    private static async Task<long> CountAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (buffer, sum) = (new byte[64 * 1024], 0L);
        while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            sum += count;
        }

        return sum;
    }
}
