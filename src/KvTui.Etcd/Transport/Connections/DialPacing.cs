namespace KvTui.Etcd.Transport.Connections;

/// <summary>
/// Spaces the attempts to connect to one endpoint, whoever makes them: after a failed attempt, or a connection that broke at once, further
/// ones fail the same way until a pause is over. The pause doubles from 50 ms to 1 s; a connection that lasts resets it.
/// </summary>
internal sealed class DialPacing(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A connection that ends sooner than this has not lasted.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private EtcdException? _failure;
    private long _failedAt;
    private TimeSpan _pause;

    /// <summary>Throws the last failure again while the pause after it lasts.</summary>
    /// <exception cref="EtcdException">The pause is not over.</exception>
    public void Check()
    {
        lock (_lock)
        {
            if (_failure is { } failure && clock.GetElapsedTime(_failedAt) < _pause)
            {
                throw new EtcdException(failure.Kind, failure.Message, failure.Endpoint, inner: failure.InnerException);
            }
        }
    }

    public void Failed(EtcdException failure)
    {
        lock (_lock)
        {
            _pause = _pause == default ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            (_failure, _failedAt) = (failure, clock.GetTimestamp());
        }
    }

    /// <summary>Records the end of a connection.</summary>
    /// <param name="openedAt">The timestamp at which the connection was made.</param>
    /// <param name="failure">The failure to record if the connection did not last.</param>
    public void Ended(long openedAt, EtcdException failure)
    {
        if (clock.GetElapsedTime(openedAt) < Lasting)
        {
            Failed(failure);
        }
        else
        {
            Hurry();
        }
    }

    /// <summary>Replaces the last failure by its real cause for the rest of the pause.</summary>
    public void Explain(EtcdException failure)
    {
        lock (_lock)
        {
            _failure = _failure is null ? null : failure;
        }
    }

    public void Hurry()
    {
        lock (_lock)
        {
            (_failure, _pause) = (null, default);
        }
    }
}
