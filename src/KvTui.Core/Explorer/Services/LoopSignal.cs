namespace KvTui.Core.Explorer.Services;

/// <summary>Wakes the thread of the loop; set before the wait, it does not wait.</summary>
public sealed class LoopSignal
{
    private readonly object _gate = new();
    private bool _isSet;

    /// <summary>Called whenever it is set, for a thread that cannot wait here; on any thread. Null for nobody.</summary>
    public Action? Woken { get; set; }

    /// <summary>Wakes the one that waits, or the next one to wait. On any thread.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _isSet = true;
            Monitor.Pulse(_gate);
        }

        Woken?.Invoke();
    }

    /// <summary>Forgets what was set; call it before looking for work, so that work that comes later wakes again.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _isSet = false;
        }
    }

    /// <summary>Blocks until it is set.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static signal => ((LoopSignal)signal!).Set(), this);
        lock (_gate)
        {
            while (!_isSet)
            {
                Monitor.Wait(_gate);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
