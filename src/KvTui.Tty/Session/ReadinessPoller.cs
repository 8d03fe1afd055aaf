namespace KvTui.Tty.Session;

/// <summary>Waits on its own thread, asleep in poll(), until a descriptor can be read or written.</summary>
internal sealed class ReadinessPoller : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _descriptor;
    private readonly int _wake;
    private TaskCompletionSource? _reader;
    private TaskCompletionSource? _writer;
    private bool _started;
    private bool _stopped;

    internal ReadinessPoller(int descriptor)
    {
        _descriptor = descriptor;
        _wake = LibC.EventDescriptor(0, LibC.NonBlocking | LibC.CloseOnExec);
        if (_wake < 0)
        {
            throw new TerminalException($"No event descriptor: error {LibC.LastError}.");
        }
    }

    /// <summary>Called when nothing waits on the descriptor any more.</summary>
    internal Action? Closed { get; init; }

    internal Task WaitReadableAsync(CancellationToken cancellationToken) => WaitAsync(ref _reader, cancellationToken);

    internal Task WaitWritableAsync(CancellationToken cancellationToken) => WaitAsync(ref _writer, cancellationToken);

    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _stopped = true;
            if (_started)
            {
                Wake();
                return;
            }
        }

        CloseDescriptors();
    }

    private Task WaitAsync(ref TaskCompletionSource? slot, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            slot?.TrySetCanceled(CancellationToken.None);
            slot = waiter;
            if (!_started)
            {
                _started = true;
                new Thread(Run) { IsBackground = true, Name = "tty poll" }.Start();
            }
            else
            {
                Wake();
            }
        }

        return cancellationToken.CanBeCanceled ? WaitOrCancelAsync(waiter, cancellationToken) : waiter.Task;
    }

    private static async Task WaitOrCancelAsync(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        await waiter.Task;
    }

    private void Run()
    {
        Span<PollEntry> entries = stackalloc PollEntry[2];
        while (true)
        {
            lock (_gate)
            {
                if (_stopped)
                {
                    break;
                }

                // A negative descriptor is skipped by poll(): a hang-up must not wake a thread that nobody waits for.
                var wanted = (_reader is null ? 0 : LibC.PollIn) | (_writer is null ? 0 : LibC.PollOut);
                entries[0] = new(wanted == 0 ? -1 : _descriptor, (short)wanted, 0);
                entries[1] = new(_wake, LibC.PollIn, 0);
            }

            if (LibC.Poll(entries, 2, -1) > 0)
            {
                Report(entries);
            }
        }

        _reader?.TrySetCanceled(CancellationToken.None);
        _writer?.TrySetCanceled(CancellationToken.None);
        CloseDescriptors();
    }

    private void Report(ReadOnlySpan<PollEntry> entries)
    {
        if (entries[1].Reported != 0)
        {
            Span<byte> count = stackalloc byte[8];
            LibC.Read(_wake, count, 8);
        }

        var reported = entries[0].Reported;
        var failed = (reported & ~(LibC.PollIn | LibC.PollOut)) != 0;
        lock (_gate)
        {
            if (failed || (reported & LibC.PollIn) != 0)
            {
                _reader?.TrySetResult();
                _reader = null;
            }

            if (failed || (reported & LibC.PollOut) != 0)
            {
                _writer?.TrySetResult();
                _writer = null;
            }
        }
    }

    private void Wake() => LibC.Write(_wake, BitConverter.GetBytes(1UL), 8);

    private void CloseDescriptors()
    {
        LibC.Close(_wake);
        Closed?.Invoke();
    }
}
