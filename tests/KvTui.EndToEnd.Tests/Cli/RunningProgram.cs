using System.Diagnostics;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>A program that runs beside the test; killed on disposal if it still does.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Watchdog.Entry _watch;
    private readonly List<string> _lines = [];
    private readonly List<string> _errors = [];

    public RunningProgram(Command command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _watch = Watchdog.KillOnDeath(_process.Id, command.File);
        _process.OutputDataReceived += (_, line) => Keep(_lines, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    /// <summary>Waits until so many lines have come on standard output, and returns them.</summary>
    public Task<IReadOnlyList<string>> LinesAsync(int count, CancellationToken cancellationToken) => WaitForAsync(_lines, count, cancellationToken);

    /// <summary>Waits until so many lines have come on standard error, and returns them.</summary>
    public Task<IReadOnlyList<string>> ErrorsAsync(int count, CancellationToken cancellationToken) => WaitForAsync(_errors, count, cancellationToken);

    /// <summary>Waits until it has ended by itself, and returns the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await Eventually.TrueAsync(
            () => _process.HasExited, () => $"the program was to end; output:\n{string.Join('\n', Copy(_lines))}\nerrors:\n{string.Join('\n', Copy(_errors))}", cancellationToken: cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>The exit code; null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>What it has said so far, on both streams.</summary>
    public string Words => string.Join('\n', [.. Copy(_lines), .. Copy(_errors)]);

    /// <summary>What it has said on standard error so far.</summary>
    public string Errors => string.Join('\n', Copy(_errors));

    /// <summary>Presses Ctrl-C, and returns the exit code.</summary>
    public async Task<int> InterruptAsync(CancellationToken cancellationToken)
    {
        PosixSignal.Send(_process.Id, PosixSignal.Interrupt);
        await Eventually.TrueAsync(() => _process.HasExited, () => "kvtui was to end after Ctrl-C", cancellationToken: cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _watch.Dispose();
        _process.Dispose();
    }

    private static void Keep(List<string> lines, string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }

    private Task<IReadOnlyList<string>> WaitForAsync(List<string> lines, int count, CancellationToken cancellationToken) => Eventually.GetAsync(
        _ => ValueTask.FromResult(Copy(lines) is { } now && now.Count >= count ? now : null)!,
        () => $"{count} lines were to come; output:\n{string.Join('\n', Copy(_lines))}\nerrors:\n{string.Join('\n', Copy(_errors))}",
        cancellationToken: cancellationToken)!;

    private static IReadOnlyList<string> Copy(List<string> lines)
    {
        lock (lines)
        {
            return [.. lines];
        }
    }
}
