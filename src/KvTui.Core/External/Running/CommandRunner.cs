using System.ComponentModel;
using System.Diagnostics;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.External.Running;

/// <summary>Runs the user's commands that read values: without the terminal, for 2 s and 4 MiB of output at the most.</summary>
internal sealed class CommandRunner(Mailbox mailbox, TimeProvider clock) : IAsyncDisposable
{
    private const int MostComplaint = 200;

    private CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Ends the command that runs, and lets another one run; null for none.</summary>
    public void Start(CommandRun? run)
    {
        _ending.Cancel();
        _ending.Dispose();
        _ending = new();
        if (run is not null)
        {
            var (before, token) = (_running, _ending.Token);
            _running = Task.Run(() => Task.WhenAll(before, RunAsync(run, token)), CancellationToken.None);
        }
    }

    /// <summary>Ends what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        Start(null);
        await _running;
        _ending.Dispose();
    }

    /// <summary>Runs a command and posts what came of it; nothing if it is cancelled.</summary>
    public async Task RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        try
        {
            mailbox.PostOutcome(new OperationMessage.CommandEnded(run, await EndedAsync(run, cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Its value has left the pane.
        }
    }

    private async Task<CommandRun> EndedAsync(CommandRun run, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(ValueCommand.Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = new Process { StartInfo = Of(run.Command.Words) };
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            return run with { Problem = $"cannot be started: {problem.Message}" };
        }

        var feeding = FeedAsync(process, run.Value.Value, ending.Token);
        try
        {
            var complaining = FirstOfAsync(process.StandardError.BaseStream, MostComplaint, ending.Token);
            var output = await ReadAsync(process.StandardOutput.BaseStream, ValueCommand.MostBytes + 1, ending.Token);
            if (output.Length > ValueCommand.MostBytes)
            {
                return run with { Output = output.AsMemory(0, ValueCommand.MostBytes), IsCut = true };
            }

            await process.WaitForExitAsync(ending.Token);
            return process.ExitCode == 0
                ? run with { Output = output }
                : run with { Problem = $"failed with exit status {process.ExitCode}{Said(await complaining)}" };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return run with { Problem = $"was stopped after {ValueCommand.Patience.TotalSeconds:0} s" };
        }
        finally
        {
            Stop(process);
            await feeding;
        }
    }

    private static ProcessStartInfo Of(IReadOnlyList<string> words) => new(words[0], words.Skip(1))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(value, cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // It does not read all of it, or is being stopped.
        }
    }

    /// <summary>Reads to the end, or until there is enough.</summary>
    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length < most && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await read.WriteAsync(buffer.AsMemory(0, (int)Math.Min(count, most - read.Length)), cancellationToken);
        }

        return read.ToArray();
    }

    /// <summary>Reads to the end, as a program whose pipe is full would wait, and keeps the first bytes.</summary>
    private static async Task<byte[]> FirstOfAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var first = await ReadAsync(stream, most, cancellationToken);
        await stream.CopyToAsync(Stream.Null, cancellationToken);
        return first;
    }

    private static string Said(byte[] complaint)
    {
        var line = Encoding.UTF8.GetString(complaint).Trim().Split('\n')[0];
        return line.Length == 0 ? "" : ": " + Printable.Text(line);
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has just ended.
        }
    }
}
