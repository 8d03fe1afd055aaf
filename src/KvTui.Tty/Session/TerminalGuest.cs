using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KvTui.Tty.Session;

/// <summary>
/// A script of the shell that has the terminal for a while, in this process's own group: what the terminal sends, such as a hang-up, goes
/// to both. Interrupts are the guest's alone; where it stops, as an editor does at Ctrl-Z, this process stops with it.
/// </summary>
internal sealed class TerminalGuest : IDisposable
{
    private const int EndedByHangUp = 128 + LibC.HangUp;

    /// <summary>How long it may take to end when it is asked to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long after the guest, which it ended, a hang-up may reach this process.</summary>
    private static readonly TimeSpan SignalDelay = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _cutOff = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly int _id;
    private readonly IgnoredSignals _ignored;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _hasEnded;

    /// <param name="ignored">Made after the process, which would inherit what is ignored.</param>
    private TerminalGuest(Process process, IgnoredSignals ignored)
    {
        (_process, _id, _ignored) = (process, process.Id, ignored);
        _registrations = OperatingSystem.IsWindows() ? [] :
        [
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnHangUp),
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Send(LibC.Continue)),
        ];
        new Thread(() => GuestStops.Follow(_id, () => Send(LibC.Continue))) { IsBackground = true, Name = "tty guest" }.Start();
    }

    /// <summary>Starts a script; its $1 is the file.</summary>
    /// <exception cref="Win32Exception">There is no shell.</exception>
    public static TerminalGuest Start(string script, string file)
    {
        // Streams that are redirected keep the runtime from changing the terminal's modes; the script opens the terminal itself.
        var process = new Process
        {
            StartInfo = new("/bin/sh", ["-c", script, "sh", file])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        return new(process, new([LibC.InterruptKey, LibC.QuitKey, LibC.TerminalOutput]));
    }

    /// <summary>Waits for its end; cancelled, or when the terminal hangs up, it is asked to end, and killed if it does not.</summary>
    public async Task<GuestEnd> EndAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(CancellationToken.None);
        await using var cancelled = cancellationToken.Register(() => _cutOff.TrySetResult());
        if (await Task.WhenAny(ended, _cutOff.Task) != ended)
        {
            Send(LibC.HangUp);
            Send(LibC.Continue);
            await EndsInTimeAsync(ended);
        }
        else if (_process.ExitCode != 0)
        {
            var delay = _process.ExitCode == EndedByHangUp ? Patience : SignalDelay;
            await Task.WhenAny(_cutOff.Task, Task.Delay(delay, TimeProvider.System, cancellationToken));
        }

        _hasEnded = true;
        return new(_process.ExitCode, _cutOff.Task.IsCompleted, null);
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _ignored.Dispose();
        _process.Dispose();
    }

    private async Task EndsInTimeAsync(Task ended)
    {
        if (await Task.WhenAny(ended, Task.Delay(Patience, TimeProvider.System, CancellationToken.None)) != ended)
        {
            _process.Kill(entireProcessTree: true);
            await ended;
        }
    }

    private void OnHangUp(PosixSignalContext context)
    {
        // What the guest has left is kept before this process ends.
        context.Cancel = true;
        _cutOff.TrySetResult();
    }

    private void Send(int signal)
    {
        if (!_hasEnded)
        {
            LibC.Kill(_id, signal);
        }
    }
}
