namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>A token that is cancelled after a time on a given clock, or with another token.</summary>
internal sealed class CallTimeout : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _outer;

    public CallTimeout(TimeSpan after, TimeProvider clock, CancellationToken outer)
    {
        _source = new(after, clock);
        _outer = outer.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public void Restart(TimeSpan after)
    {
        try
        {
            _source.CancelAfter(after);
        }
        catch (ObjectDisposedException)
        {
            // The call has already ended.
        }
    }

    public void Cancel() => _source.Cancel();

    public void Dispose()
    {
        _outer.Dispose();
        _source.Dispose();
    }
}

/// <summary>The time by which a call, with all its attempts, must end.</summary>
internal sealed class Deadline(TimeProvider clock, TimeSpan timeout)
{
    private readonly long _start = clock.GetTimestamp();

    public TimeSpan Whole => timeout;

    /// <summary>The time left; never negative.</summary>
    public TimeSpan Remaining => timeout - clock.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>A token that is cancelled at the deadline, or with the other token.</summary>
    public CallTimeout Limit(CancellationToken outer) => new(Remaining, clock, outer);
}
