namespace KvTui.Tty.Session;

/// <summary>
/// Writes to a terminal in order without making its caller wait; <paramref name="wake"/> is called, on any thread, when a write that had to
/// wait has ended. To be used from one thread.
/// </summary>
public sealed class OrderedWriter(ITerminal terminal, Action wake)
{
    private Task _last = Task.CompletedTask;
    private int _unsent;
    private int _hasFailed;

    /// <summary>Whether everything has gone out, or failed.</summary>
    public bool IsReady => Volatile.Read(ref _unsent) == 0;

    /// <summary>Whether a write has failed since this was asked last, so that what the terminal shows is not known.</summary>
    public bool TakeFailure() => Interlocked.Exchange(ref _hasFailed, 0) != 0;

    /// <summary>Writes after what is being written. The bytes may change once <see cref="IsReady"/> is true again.</summary>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        if (!IsReady)
        {
            Interlocked.Increment(ref _unsent);
            _last = WriteAfterAsync(_last, bytes.ToArray());
            return;
        }

        // Nearly always the terminal takes a frame at once, and no task is made.
        var writing = terminal.WriteAsync(bytes, CancellationToken.None);
        if (!writing.IsCompletedSuccessfully)
        {
            Interlocked.Increment(ref _unsent);
            _last = FinishAsync(writing);
        }
    }

    private async Task WriteAfterAsync(Task before, ReadOnlyMemory<byte> bytes)
    {
        await before.ConfigureAwait(false);
        await FinishAsync(terminal.WriteAsync(bytes, CancellationToken.None)).ConfigureAwait(false);
    }

    private async Task FinishAsync(ValueTask writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The terminal is gone: the input ends too, and with it the program.
            Volatile.Write(ref _hasFailed, 1);
        }
        finally
        {
            // Counted down before the wake, since the loop may look at once; the task completes only later.
            Interlocked.Decrement(ref _unsent);
            wake();
        }
    }
}
