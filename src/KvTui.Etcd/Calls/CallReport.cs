using KvTui.Etcd.Calls.Load;

namespace KvTui.Etcd.Calls;

/// <summary>Collects and reports how long one attempt at a call took, and how much it read.</summary>
internal sealed class CallReport(
    CallDescriptor call, EtcdEndpoint endpoint, EtcdClientOptions options, LoadGovernor governor, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan? _answered;
    private CallMeter? _meter;
    private ReadCounts _counts;
    private long _told;

    /// <summary>Whether the call is a stream, whose reads are reported message by message.</summary>
    public bool IsStream { get; init; }

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Makes the meter of the attempt.</summary>
    /// <param name="answered">Called once the peer has begun to answer; may be null.</param>
    public CallMeter Meter(bool isWrite, Action? answered) => _meter = new(isWrite)
    {
        Answered = () =>
        {
            _answered = Elapsed;
            answered?.Invoke();
        },
    };

    /// <summary>Wraps a parser to count a message's contents before parsing it.</summary>
    public AnswerParser<T> Counting<T>(AnswerParser<T> parse) => message =>
    {
        var counts = ReadCounts.Of(call.Method, message.Span);
        _counts += counts;
        if (IsStream)
        {
            Tell(counts);
        }

        return parse(message);
    };

    /// <summary>Reports the finished attempt to the observer and the governor.</summary>
    public void End(EtcdErrorKind? error)
    {
        var elapsed = Elapsed;
        if (!IsStream)
        {
            governor.Note(call, endpoint, _answered ?? (error is null ? elapsed : null), elapsed, _counts, _meter!.ReceivedBytes, error);
        }

        options.Observer?.Invoke(new(
            call.Method.Name, CallSummary.Of(call), endpoint, call.IsWrite, clock.GetUtcNow() - elapsed, elapsed, _meter!.SentBytes,
            _meter.ReceivedBytes, error)
        {
            IsStream = IsStream,
            KeysRead = _counts.Keys,
            KeysWalked = _counts.Walked,
            Events = _counts.Events,
            Act = CallAct.Of(call),
        });
    }

    private void Tell(ReadCounts counts)
    {
        var bytes = _meter!.ReceivedBytes - _told;
        _told = _meter.ReceivedBytes;
        governor.NoteStreamed(bytes);
        options.StreamObserver?.Invoke(new(bytes, counts.Events));
    }
}
