namespace KvTui.Tty.Session;

/// <summary>
/// The controlling terminal (/dev/tty), opened apart from the standard streams and without blocking. Reads cost nothing while nobody types;
/// writes are only sent in raw mode, so that no frame reaches a terminal that was given back.
/// </summary>
public sealed class UnixTerminal : ITerminal, IDisposable
{
    // Larger than every struct termios; its layout is never looked at.
    private const int TermiosSize = 256;
    private const int PatienceSlices = 10;
    private const int PatienceMilliseconds = 100;
    private const int MaxInterruptions = 8;

    private static readonly Size FallbackSize = new(80, 24);

    private readonly Lock _gate = new();
    private readonly byte[] _original = new byte[TermiosSize];
    private readonly int _descriptor;
    private readonly ReadinessPoller _poller;
    private TaskCompletionSource? _takenBack;
    private bool _isRaw;
    private bool _isDisposed;

    private UnixTerminal(int descriptor)
    {
        _descriptor = descriptor;
        _poller = new ReadinessPoller(descriptor) { Closed = () => LibC.Close(descriptor) };
    }

    /// <summary>The window's size from the kernel (TIOCGWINSZ); 80x24 where it does not know.</summary>
    public Size Size
    {
        get
        {
            Span<ushort> answer = stackalloc ushort[4];
            var known = LibC.WindowSize(_descriptor, LibC.GetWindowSize, answer) == 0 && answer[0] > 0 && answer[1] > 0;
            return known ? new(answer[1], answer[0]) : FallbackSize;
        }
    }

    /// <summary>Opens the process's terminal.</summary>
    /// <exception cref="TerminalException">The process has no terminal.</exception>
    public static UnixTerminal Open() => Open("/dev/tty");

    /// <summary>Reads what has been typed; 0 when the terminal is gone. One read at a time.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = ReadSome(buffer.Span, out var error, out var takenBack);
            if (takenBack is not null)
            {
                await takenBack.Task.WaitAsync(cancellationToken);
                continue;
            }

            if (read >= 0)
            {
                return (int)read;
            }

            switch (error)
            {
                case LibC.Interrupted:
                    continue;
                case LibC.TryAgain:
                    await _poller.WaitReadableAsync(cancellationToken);
                    continue;
                default:
                    return 0;
            }
        }
    }

    /// <summary>
    /// Writes bytes, whole, waiting while the terminal is slow; dropped while it is not in raw mode or gone.
    /// After a cancelled write the terminal shows an unknown part of the frame. One write at a time.
    /// </summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var written = WriteSome(bytes.Span, onlyRaw: true);
            if (written < 0)
            {
                return;
            }

            bytes = bytes[written..];
            if (written == 0)
            {
                await _poller.WaitWritableAsync(cancellationToken);
            }
        }
    }

    /// <summary>Gives the terminal its original mode back and closes it.</summary>
    public void Dispose()
    {
        LeaveRawModeAfter([]);
        lock (_gate)
        {
            _isDisposed = true;
        }

        _poller.Dispose();
    }

    internal static UnixTerminal Open(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new TerminalException("The full-screen explorer needs Linux.");
        }

        var descriptor = LibC.Open(path, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking | LibC.CloseOnExec);
        if (descriptor < 0)
        {
            throw new TerminalException($"There is no terminal to draw on: {path} cannot be opened (with ssh or kubectl exec, use -t).");
        }

        var terminal = new UnixTerminal(descriptor);
        if (LibC.IsTerminal(descriptor) == 0 || LibC.GetAttributes(descriptor, terminal._original) != 0)
        {
            terminal.Dispose();
            throw new TerminalException($"There is no terminal to draw on: {path} is not one.");
        }

        return terminal;
    }

    /// <summary>No echo, no line editing, no signals from keys, output untouched.</summary>
    internal void EnterRawMode()
    {
        lock (_gate)
        {
            Span<byte> raw = stackalloc byte[TermiosSize];
            _original.CopyTo(raw);
            LibC.MakeRaw(raw);
            if (!SetAttributes(raw))
            {
                throw new TerminalException($"The terminal does not enter raw mode: error {LibC.LastError}.");
            }

            _isRaw = true;
        }
    }

    /// <summary>Stops frames, writes the last bytes, and brings back the modes found when the terminal was opened.</summary>
    internal void LeaveRawModeAfter(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isRaw)
            {
                _isRaw = false;
                WriteNow(bytes);
                SetAttributes(_original);
            }
        }
    }

    /// <summary>Writes at once from any thread; gives up on a terminal that takes nothing for a second.</summary>
    internal void WriteNow(ReadOnlySpan<byte> bytes)
    {
        Span<PollEntry> entries = stackalloc PollEntry[1];
        for (var slice = 0; slice < PatienceSlices && !bytes.IsEmpty;)
        {
            var written = WriteSome(bytes, onlyRaw: false);
            if (written < 0)
            {
                return;
            }

            bytes = bytes[written..];
            if (written == 0)
            {
                slice++;
                entries[0] = new(_descriptor, LibC.PollOut, 0);
                LibC.Poll(entries, 1, PatienceMilliseconds);
            }
        }
    }

    /// <summary>Reads nothing from now on: what is typed is for a program that has the terminal.</summary>
    internal void Lend()
    {
        lock (_gate)
        {
            _takenBack ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Reads again, in the foreground and with the original modes, whatever the program has left them at.</summary>
    internal void TakeBack()
    {
        lock (_gate)
        {
            LibC.SetForeground(_descriptor, LibC.ProcessGroup(0));
            SetAttributes(_original);
            _takenBack?.TrySetResult();
            _takenBack = null;
        }
    }

    /// <param name="error">Why nothing was read, where the result is -1: letting go of the lock may change what the system says.</param>
    /// <param name="takenBack">Ends when the terminal is lent no longer; null if it is not.</param>
    private nint ReadSome(Span<byte> buffer, out int error, out TaskCompletionSource? takenBack)
    {
        lock (_gate)
        {
            takenBack = _takenBack;
            var read = takenBack is null ? LibC.Read(_descriptor, buffer, (nuint)buffer.Length) : 0;
            error = LibC.LastError;
            return read;
        }
    }

    // The bytes taken: 0 if the terminal is busy, -1 if it is gone or must not be written to.
    private int WriteSome(ReadOnlySpan<byte> bytes, bool onlyRaw)
    {
        lock (_gate)
        {
            if (_isDisposed || (onlyRaw && !_isRaw))
            {
                return -1;
            }

            while (true)
            {
                var written = LibC.Write(_descriptor, bytes, (nuint)bytes.Length);
                if (written >= 0)
                {
                    return (int)written;
                }

                if (LibC.LastError != LibC.Interrupted)
                {
                    return LibC.LastError == LibC.TryAgain ? 0 : -1;
                }
            }
        }
    }

    private bool SetAttributes(ReadOnlySpan<byte> termios)
    {
        for (var attempt = 0; attempt < MaxInterruptions; attempt++)
        {
            if (LibC.SetAttributes(_descriptor, LibC.SetAttributesNow, termios) == 0)
            {
                return true;
            }

            if (LibC.LastError != LibC.Interrupted)
            {
                return false;
            }
        }

        return false;
    }
}
