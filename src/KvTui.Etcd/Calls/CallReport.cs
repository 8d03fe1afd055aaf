using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Calls.Load;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Calls;

/// <summary>What is to be told of one attempt at a call: how long it took, and how much it read.</summary>
internal sealed class CallReport(CallDescriptor call, EtcdEndpoint endpoint, EtcdClientOptions options, LoadGovernor governor, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan? _answered;
    private CallMeter? _meter;
    private ReadCounts _counts;
    private long _told;

    /// <summary>Whether it is a stream: what it reads is told message by message.</summary>
    public bool IsStream { get; init; }

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>The meter of the attempt.</summary>
    /// <param name="answered">Called once the peer has begun to answer; null if nobody cares.</param>
    public CallMeter Meter(bool isWrite, Action? answered) => _meter = new(isWrite)
    {
        Answered = () =>
        {
            _answered = Elapsed;
            answered?.Invoke();
        },
    };

    /// <summary>A parser that counts what is in a message before it reads it.</summary>
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

    /// <summary>Tells the observer and the governor, once it is over.</summary>
    public void End(EtcdErrorKind? error)
    {
        var elapsed = Elapsed;
        if (!IsStream)
        {
            governor.Note(call, endpoint, _answered ?? (error is null ? elapsed : null), elapsed, _counts, _meter!.ReceivedBytes, error);
        }

        options.Observer?.Invoke(new(
            call.Method.Name, CallSummary.Of(call), endpoint, call.IsWrite, clock.GetUtcNow() - elapsed, elapsed, _meter!.SentBytes, _meter.ReceivedBytes, error)
        {
            IsStream = IsStream,
            KeysRead = _counts.Keys,
            KeysWalked = _counts.Walked,
            Events = _counts.Events,
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
