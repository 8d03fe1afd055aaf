using System.ComponentModel;
using System.Runtime.InteropServices;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Session;

/// <summary>Who holds the terminal.</summary>
internal enum SessionState
{
    /// <summary>It was given back, or never taken.</summary>
    Restored = 0,

    /// <summary>The program.</summary>
    Active,

    /// <summary>It was given back until the process is continued.</summary>
    Suspended,

    /// <summary>It was given to another program until that ends.</summary>
    Lent,
}

/// <summary>
/// Holds the terminal in full-screen mode: raw, alternate screen, bracketed paste, focus reports, no wrapping, cursor hidden. It is given
/// back as it was on every way out: <see cref="Restore"/>, SIGTERM, SIGHUP, SIGINT, SIGQUIT, an unhandled exception, the process's end.
/// </summary>
public sealed class TerminalSession : IDisposable
{
    private static readonly PosixSignal[] Endings = [PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly Lock _gate = new();
    private readonly UnixTerminal _terminal;
    private readonly TerminalCapabilities _capabilities;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private SessionState _state = SessionState.Restored;
    private bool _hasMouse;

    /// <summary>Prepares a session; <see cref="Start"/> takes the terminal.</summary>
    public TerminalSession(UnixTerminal terminal, TerminalCapabilities capabilities)
    {
        (_terminal, _capabilities) = (terminal, capabilities);
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        // Registering makes the runtime note the terminal's modes, so it must come before raw mode.
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Resized?.Invoke()));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, OnContinued));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, OnStopRequested));
        foreach (var ending in Endings)
        {
            _registrations.Add(PosixSignalRegistration.Create(ending, _ => Restore()));
        }

        AppDomain.CurrentDomain.ProcessExit += OnProcessEnding;
        AppDomain.CurrentDomain.UnhandledException += OnProcessEnding;
    }

    /// <summary>The window has a new size; raised on a pool thread.</summary>
    public event Action? Resized;

    /// <summary>The terminal was taken again after a stop, and its contents are unknown: repaint all. Raised on a pool thread.</summary>
    public event Action? Resumed;

    /// <summary>Takes the terminal; does nothing if it is held already.</summary>
    /// <exception cref="TerminalException">The terminal has no cursor addressing, or does not enter raw mode.</exception>
    public void Start()
    {
        if (!_capabilities.AddressesCursor)
        {
            throw new TerminalException("The terminal (TERM) cannot place the cursor, which a full screen needs.");
        }

        lock (_gate)
        {
            if (_state != SessionState.Active)
            {
                Enter(afresh: true);
            }
        }
    }

    /// <summary>Gives the terminal back, from any thread; frames written later are dropped. Does nothing the second time.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            Leave();
            _state = SessionState.Restored;
        }
    }

    /// <summary>
    /// Gives the terminal back and stops the process group, as Ctrl-Z does; when it is continued, the terminal is taken again and
    /// <see cref="Resumed"/> is raised. Returns false, and does nothing, if no shell could continue it.
    /// </summary>
    public bool Suspend()
    {
        if (!CanBeContinued())
        {
            return false;
        }

        lock (_gate)
        {
            if (_state != SessionState.Active)
            {
                return false;
            }

            Leave();
            _state = SessionState.Suspended;
        }

        // SIGSTOP takes hold of the other threads a moment later; SIGCONT is what ends the suspension, not the return of this call.
        return LibC.Kill(0, LibC.Stop) == 0;
    }

    /// <summary>
    /// Gives the terminal to a script of the shell, whose $1 is a file, and takes it again when that ends: its contents are unknown
    /// then, and its size may be another. It is given before this returns; never throws.
    /// </summary>
    public async Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_state != SessionState.Active)
            {
                return new(0, false, "The terminal is not free.");
            }

            Leave();
            _terminal.Lend();
            _state = SessionState.Lent;
        }

        try
        {
            using var guest = TerminalGuest.Start(script, file);
            var end = await guest.EndAsync(cancellationToken);
            TakeBack(isLost: end.IsCutOff);
            return end;
        }
        catch (Win32Exception error)
        {
            TakeBack(isLost: false);
            return new(0, false, $"The shell cannot be started: {error.Message}.");
        }
    }

    /// <summary>Stops the process group; false, and nothing done, if no shell could continue it.</summary>
    internal static bool StopGroup() => CanBeContinued() && LibC.Kill(0, LibC.Stop) == 0;

    /// <summary>Turns mouse reports (buttons, drag, wheel) on or off; off at the start.</summary>
    public void UseMouse(bool on)
    {
        lock (_gate)
        {
            if (_hasMouse != on && _state == SessionState.Active)
            {
                _terminal.WriteNow(on ? Ansi.EnableMouse : Ansi.DisableMouse);
            }

            _hasMouse = on;
        }
    }

    /// <summary>Gives the terminal back and stops listening to signals; the terminal itself stays open.</summary>
    public void Dispose()
    {
        Restore();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessEnding;
        AppDomain.CurrentDomain.UnhandledException -= OnProcessEnding;
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _registrations.Clear();
    }

    private void OnProcessEnding(object? sender, EventArgs arguments) => Restore();

    private void OnStopRequested(PosixSignalContext context)
    {
        context.Cancel = true;
        Suspend();
    }

    private void OnContinued(PosixSignalContext context)
    {
        // Not cancelled, the runtime would go on to put back the modes that it found at the start.
        context.Cancel = true;
        lock (_gate)
        {
            if (_state is SessionState.Restored or SessionState.Lent)
            {
                return;
            }

            // Stopped by SIGSTOP from outside, the alternate screen was never left; entering it twice would save the wrong cursor.
            Enter(afresh: _state == SessionState.Suspended);
        }

        Resumed?.Invoke();
    }

    /// <summary>Whether somebody is left outside to type "fg": not if the session leader is in our own group.</summary>
    private static bool CanBeContinued() => LibC.ProcessGroup(LibC.Session(0)) != LibC.ProcessGroup(0);

    /// <param name="isLost">Whether there is nobody at the terminal any more.</param>
    private void TakeBack(bool isLost)
    {
        lock (_gate)
        {
            _terminal.TakeBack();
            if (_state != SessionState.Lent || isLost)
            {
                _state = SessionState.Restored;
                return;
            }

            try
            {
                Enter(afresh: true);
            }
            catch (TerminalException)
            {
                // It is gone, which the next read tells.
                _state = SessionState.Restored;
            }
        }
    }

    private void Enter(bool afresh)
    {
        _terminal.EnterRawMode();
        _state = SessionState.Active;
        var bytes = new FrameBytes();
        if (afresh)
        {
            bytes.Write(Ansi.EnterAlternateScreen);
        }

        bytes.Write(Ansi.DisableWrap);
        bytes.Write(Ansi.HideCursor);
        if (_capabilities.IgnoresUnknownModes)
        {
            bytes.Write(Ansi.EnableBracketedPaste);
            bytes.Write(Ansi.EnableFocusReports);
        }

        if (_hasMouse)
        {
            bytes.Write(Ansi.EnableMouse);
        }

        _terminal.WriteNow(bytes.From(0).Span);
    }

    private void Leave()
    {
        if (_state != SessionState.Active)
        {
            return;
        }

        // A frame may have been cut anywhere, so its synchronized update, scroll region and style are ended too.
        var bytes = new FrameBytes();
        if (_capabilities.IgnoresUnknownModes)
        {
            bytes.Write(Ansi.EndSynchronized);
            bytes.Write(Ansi.DisableFocusReports);
            bytes.Write(Ansi.DisableBracketedPaste);
        }

        if (_hasMouse)
        {
            bytes.Write(Ansi.DisableMouse);
        }

        bytes.Write(Ansi.ResetScrollRegion);
        bytes.Write(Ansi.ResetStyle);
        bytes.Write(Ansi.EnableWrap);
        bytes.Write(Ansi.ShowCursor);
        bytes.Write(Ansi.LeaveAlternateScreen);
        _terminal.LeaveRawModeAfter(bytes.From(0).Span);
    }
}
