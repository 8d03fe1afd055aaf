using System.Threading.Channels;

namespace KvTui.Etcd.Calls.Load;

/// <summary>
/// Delays background requests: they run one at a time, within the budget, with pauses while the server's answers are slow and while nobody
/// looks. Other requests pass at once; where the budget has a rate they are counted, but only against what was saved up.
/// </summary>
internal sealed class LoadGovernor
{
    private static readonly TimeSpan UnattendedPause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after a write another one is expected.</summary>
    private static readonly TimeSpan WritersStay = TimeSpan.FromSeconds(2);

    private readonly LoadBudget _budget;
    private readonly TimeProvider _clock;
    private readonly TokenBucket? _requests;
    private readonly TokenBucket? _bytes;
    private readonly AnswerTimes _times = new();
    private readonly Channel<CallDescriptor> _turn = System.Threading.Channels.Channel.CreateBounded<CallDescriptor>(1);
    private readonly Lock _lock = new();
    private long _revision;
    private long _written;
    private long _since;
    private TimeSpan _pause;

    public LoadGovernor(LoadBudget budget, TimeProvider clock)
    {
        (_budget, _clock) = (budget, clock);
        _requests = budget.RequestsPerSecond is { } requests ? new(requests, clock) : null;
        _bytes = budget.BytesPerSecond is { } bytes ? new(bytes, clock) : null;
    }

    /// <summary>Whether somebody looks at what is read; initially true.</summary>
    public bool IsAttended { get; set; } = true;

    /// <summary>Waits until a call may be made; <see cref="Leave"/> must follow.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; <see cref="Leave"/> must not follow.</exception>
    public async ValueTask EnterAsync(CallDescriptor call, CancellationToken cancellationToken)
    {
        if (call.IsBackground)
        {
            await WaitAsync(call, cancellationToken).ConfigureAwait(false);
        }

        if (call.Ranges.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _requests?.Take(1, mayOwe: call.IsBackground);
        }
    }

    public void Leave(CallDescriptor call)
    {
        if (call.IsBackground)
        {
            _turn.Reader.TryRead(out _);
        }
    }

    /// <summary>Records how an attempt at a unary call went.</summary>
    /// <param name="answered">The time from the start to the first byte of the answer; null without an answer.</param>
    /// <param name="elapsed">The time from the start to the end.</param>
    public void Note(
        CallDescriptor call, EtcdEndpoint endpoint, TimeSpan? answered, TimeSpan elapsed, ReadCounts counts, long bytes,
        EtcdErrorKind? error)
    {
        lock (_lock)
        {
            NoteRevision(counts.Revision);
            Judge(call, endpoint, answered, elapsed, counts.Walked, error);
            _bytes?.Take(bytes, mayOwe: call.IsBackground);
            if (call.IsBackground)
            {
                _since = _clock.GetTimestamp();
                _pause = elapsed * ((1 / (_budget.Share ?? 1)) - 1);
            }
        }
    }

    public void NoteStreamed(long bytes)
    {
        lock (_lock)
        {
            _bytes?.Take(bytes, mayOwe: false);
        }
    }

    /// <summary>Notices that somebody writes when the revision changes between two answers.</summary>
    private void NoteRevision(long revision)
    {
        if (revision == 0 || revision == _revision)
        {
            return;
        }

        _written = _revision == 0 ? 0 : _clock.GetTimestamp();
        _revision = revision;
    }

    private void Judge(CallDescriptor call, EtcdEndpoint endpoint, TimeSpan? answered, TimeSpan elapsed, long walked, EtcdErrorKind? error)
    {
        if (endpoint.FilePath is not null)
        {
            // Nobody else waits while a file is read.
            return;
        }

        var isRead = !call.IsWrite && call.Ranges.Count > 0;
        if (answered is { } time)
        {
            _times.Note(endpoint, time);
            if (isRead)
            {
                _times.Judge(endpoint, time, walked, isWritten: _written != 0 && _clock.GetElapsedTime(_written) < WritersStay);
            }
        }
        else if (isRead && error is EtcdErrorKind.DeadlineExceeded or EtcdErrorKind.ServerTimeout or EtcdErrorKind.TooManyRequests)
        {
            _times.Missed(elapsed);
        }
    }

    private async Task WaitAsync(CallDescriptor call, CancellationToken cancellationToken)
    {
        await _turn.Writer.WriteAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            while (Rest() is { Ticks: > 0 } rest)
            {
                // Delays count whole milliseconds; a fraction would be cut to zero.
                await Task.Delay(
                    TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), _clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            _turn.Reader.TryRead(out _);
            throw;
        }
    }

    /// <summary>How long the next background request still has to wait.</summary>
    private TimeSpan Rest()
    {
        lock (_lock)
        {
            var pause = Longer(Longer(_pause, _times.Pause), IsAttended ? TimeSpan.Zero : UnattendedPause);
            var rest = _since == 0 ? TimeSpan.Zero : pause - _clock.GetElapsedTime(_since);
            return Longer(rest, Longer(_requests?.Wait ?? TimeSpan.Zero, _bytes?.Wait ?? TimeSpan.Zero));
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
