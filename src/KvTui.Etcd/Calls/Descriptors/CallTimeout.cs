namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>A token that is cancelled after a time on the given clock, or with another token.</summary>
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

    /// <summary>Starts the time anew.</summary>
    public void Restart(TimeSpan after)
    {
        try
        {
            _source.CancelAfter(after);
        }
        catch (ObjectDisposedException)
        {
            // The call has ended meanwhile.
        }
    }

    public void Cancel() => _source.Cancel();

    public void Dispose()
    {
        _outer.Dispose();
        _source.Dispose();
    }
}
