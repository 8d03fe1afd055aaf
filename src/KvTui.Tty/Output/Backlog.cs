namespace KvTui.Tty.Output;

/// <summary>
/// Knows how many of the bytes sent the terminal has not shown yet: some are followed by a request for its status, which it answers when
/// it comes to it. Only the time-out uses another thread than the caller's.
/// </summary>
internal sealed class Backlog : IDisposable
{
    /// <summary>How many bytes may be unanswered when the next frame is sent.</summary>
    internal const int Window = 256;

    private const int LargeFrame = 512;
    private const int RequestLength = 4;
    private const int MaxUnheard = 8;
    private const int SlowestLine = 240; // bytes a second at 2 400 bit/s

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action _wake;
    private readonly ITimer _overdue;

    // How many bytes each request that is not answered stands behind, in the order of sending.
    private readonly Queue<int> _requests = new();
    private int _unanswered;
    private int _unasked;
    private long _askedAt;
    private long? _sentAt;
    private long? _dueAt;
    private bool _answers;

    /// <summary>
    /// Makes an empty one; <paramref name="wake"/> is called, on any thread, when <see cref="IsShort"/> has become true again.
    /// </summary>
    internal Backlog(TimeProvider time, Action wake)
    {
        (_time, _wake) = (time, wake);
        _overdue = time.CreateTimer(_ => OnOverdue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the next frame may be sent; always true for a terminal that has not answered.</summary>
    internal bool IsShort
    {
        get
        {
            lock (_gate)
            {
                return !IsWaiting;
            }
        }
    }

    /// <summary>Whether an answer is still to be expected; one of a terminal that has never answered only in the first second.</summary>
    internal bool IsAnswerOutstanding
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count > 0 && (_answers || (_sentAt is { } at && _time.GetElapsedTime(at) < FirstPatience));
            }
        }
    }

    /// <summary>Whether the last answer took longer than it does on a line that is fast enough for what is only nice to see.</summary>
    internal bool IsSlow { get; private set; }

    private bool IsWaiting => _answers && _unanswered > Window;

    public void Dispose() => _overdue.Dispose();

    /// <summary>Notes bytes that are sent now.</summary>
    /// <returns>Whether a request must follow them: with the first ones, in a burst, and after many.</returns>
    internal bool Add(int bytes)
    {
        lock (_gate)
        {
            var isFirst = _sentAt is null;
            var isBurst = _sentAt is { } at && _time.GetElapsedTime(at) < Burst;
            _sentAt = _time.GetTimestamp();

            // Whatever went out before a pause and was not asked for is taken for shown.
            _unasked = isBurst ? _unasked + bytes : bytes;
            if (!isFirst && !isBurst && bytes <= LargeFrame)
            {
                return false;
            }

            if (!_answers && _requests.Count >= MaxUnheard)
            {
                if (bytes <= LargeFrame)
                {
                    return false;
                }

                ForgetRequests();
            }

            _askedAt = _requests.Count == 0 ? _time.GetTimestamp() : _askedAt;
            _requests.Enqueue(_unasked + RequestLength);
            _unanswered += _unasked + RequestLength;
            _unasked = 0;
            Watch(isProgress: false);
            return true;
        }
    }

    /// <summary>Notes that the terminal has answered a request.</summary>
    internal void Answer()
    {
        lock (_gate)
        {
            if (!_requests.TryDequeue(out var bytes))
            {
                return;
            }

            IsSlow = _time.GetElapsedTime(_askedAt) > Quick;
            _askedAt = _time.GetTimestamp();
            var wasWaiting = IsWaiting;
            _unanswered -= bytes;
            _answers = true;
            Watch(isProgress: true);
            if (!wasWaiting || IsWaiting)
            {
                return;
            }
        }

        _wake();
    }

    /// <summary>Forgets what is outstanding; answers that still come do nothing.</summary>
    internal void Forget()
    {
        lock (_gate)
        {
            ForgetRequests();
        }
    }

    private void ForgetRequests()
    {
        _requests.Clear();
        (_unanswered, _unasked) = (0, 0);
        Watch(isProgress: true);
    }

    /// <summary>Sets the timer while something is waited for, anew with each progress.</summary>
    private void Watch(bool isProgress)
    {
        if (IsWaiting)
        {
            if (isProgress || _dueAt is null)
            {
                var patience = Patience + TimeSpan.FromSeconds((double)_unanswered / SlowestLine);
                _dueAt = _time.GetTimestamp() + (long)(patience.TotalSeconds * _time.TimestampFrequency);
                _overdue.Change(patience, Timeout.InfiniteTimeSpan);
            }
        }
        else if (_dueAt is not null)
        {
            _dueAt = null;
            _overdue.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnOverdue()
    {
        lock (_gate)
        {
            if (_dueAt is not { } due)
            {
                return;
            }

            // The timer may have been set anew while this waited for the lock, and timers may be a little early.
            var left = _time.GetElapsedTime(_time.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                _overdue.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            _answers = false;
            ForgetRequests();
        }

        _wake();
    }
}
