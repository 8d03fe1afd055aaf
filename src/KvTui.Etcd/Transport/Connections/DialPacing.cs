using KvTui.Etcd.Model;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>
/// Keeps the attempts to connect to one endpoint apart, whoever makes them: after one that failed, or a connection that broke at once, further ones fail with the
/// same failure until a pause is over. The pause doubles from 50 ms to 1 s; a connection that lasts resets it.
/// </summary>
internal sealed class DialPacing(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A connection that ends sooner than this after it was made has not lasted.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private EtcdException? _failure;
    private long _failedAt;
    private TimeSpan _pause;

    /// <summary>Throws the last failure again while the pause after it runs.</summary>
    /// <exception cref="EtcdException">It runs.</exception>
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

    /// <summary>Takes note of the end of a connection.</summary>
    /// <param name="openedAt">The timestamp of its making.</param>
    /// <param name="failure">What its end counts as if it was too soon.</param>
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

    /// <summary>Says what the last failure really was, to those who meet it in the pause after it.</summary>
    public void Explain(EtcdException failure)
    {
        lock (_lock)
        {
            _failure = _failure is null ? null : failure;
        }
    }

    /// <summary>Lets the next attempt be made at once.</summary>
    public void Hurry()
    {
        lock (_lock)
        {
            (_failure, _pause) = (null, default);
        }
    }
}
