using Etcdserverpb;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Watch;

/// <summary>
/// Finds out whether a silent watch stream is idle or dead. After an interval of silence it requests progress. A watcher that is catching
/// up does not answer that, so without an answer a key is read over the same connection; if that stays unanswered too, the peer is
/// considered dead: the connection is cut, and reading ends with the cause. A member that leaves a call unanswered while others answer is
/// abandoned after a moment, whatever the stream says, as its events might come late.
/// </summary>
internal sealed class SilenceProbe(CallPipeline pipeline, OpenedStream stream, KeyRange keys, TimeSpan interval) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Doubt = TimeSpan.FromMilliseconds(300);
    private static readonly WatchRequest ProgressRequest = new() { ProgressRequest = new() };

    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _dead = new();
    private readonly TimeSpan _wait = interval < LongestWait ? interval : LongestWait;
    private readonly ReconnectSignal _suspicion = new(pipeline.Clock);
    private CancellationTokenSource _hurry = new();
    private Task _running = Task.CompletedTask;
    private bool _isSuspect;
    private long _heard = pipeline.Clock.GetTimestamp();

    /// <summary>Cancelled when the peer is considered dead or abandoned.</summary>
    public CancellationToken Dead => _dead.Token;

    /// <summary>The cause of that; null if there is none.</summary>
    public EtcdException? Cause { get; private set; }

    private bool IsSuspect => Volatile.Read(ref _isSuspect);

    private TimeSpan Silence => pipeline.Clock.GetElapsedTime(Volatile.Read(ref _heard));

    public void Start()
    {
        stream.Channel.Suspected += Suspect;
        _running = RunAsync();
    }

    public void Heard() => Volatile.Write(ref _heard, pipeline.Clock.GetTimestamp());

    public async ValueTask DisposeAsync()
    {
        stream.Channel.Suspected -= Suspect;
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
        _hurry.Dispose();
        _dead.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await QuietAsync().ConfigureAwait(false);
            if (!IsSuspect && (await AsksProgressAsync().ConfigureAwait(false) || await AnswersAsync().ConfigureAwait(false)))
            {
                continue;
            }

            if (!IsSuspect)
            {
                stream.Channel.Transport.Drop();
            }
            else if (await IsClearedAsync().ConfigureAwait(false))
            {
                continue;
            }

            await _dead.CancelAsync().ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Whether the member has answered after all, or there is no better one. Others use its connection, so it stays.</summary>
    private async Task<bool> IsClearedAsync()
    {
        await PauseAsync(Doubt).ConfigureAwait(false);
        _hurry.Dispose();
        _hurry = new();
        Volatile.Write(ref _isSuspect, false);
        Cause ??= new(EtcdErrorKind.DeadlineExceeded, $"{stream.Channel.Endpoint} does not answer calls; "
            + "check that the member is alive.", stream.Channel.Endpoint);
        return !pipeline.Pool.HasBetterThan(stream.Channel);
    }

    /// <summary>Returns when nothing came for an interval, or the member is suspect.</summary>
    private async Task QuietAsync()
    {
        while (!IsSuspect && interval - Silence is { Ticks: > 0 } rest)
        {
            var pause = _suspicion.PauseAsync(rest, _stopped.Token);
            if (IsSuspect)
            {
                _suspicion.Pulse();
            }

            await pause.ConfigureAwait(false);
        }
    }

    /// <summary>Interrupts the probe if there is a better member.</summary>
    private void Suspect()
    {
        if (pipeline.Pool.HasBetterThan(stream.Channel) && !Interlocked.Exchange(ref _isSuspect, true))
        {
            _suspicion.Pulse();
            try
            {
                _hurry.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The watch has already ended.
            }
        }
    }

    private Task PauseAsync(TimeSpan pause) => Task.Delay(pause, pipeline.Clock, _stopped.Token);

    /// <summary>Whether anything came after a progress request.</summary>
    private async Task<bool> AsksProgressAsync()
    {
        var asked = Volatile.Read(ref _heard);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token, _hurry.Token);
            using var timeout = new CallTimeout(_wait, pipeline.Clock, either.Token);
            await stream.SendAsync(ProgressRequest, timeout.Token).ConfigureAwait(false);
            for (var waited = TimeSpan.Zero; waited < _wait && Volatile.Read(ref _heard) == asked; waited += _wait / 4)
            {
                await Task.Delay(_wait / 4, pipeline.Clock, either.Token).ConfigureAwait(false);
            }
        }
        catch (EtcdException)
        {
            // The reading side meets the same failure, or the key read tells.
        }
        catch (OperationCanceledException) when (!_stopped.IsCancellationRequested)
        {
            // The request was not even sent, as a dead connection's window is full; or the member has become suspect.
        }

        return Volatile.Read(ref _heard) != asked;
    }

    private async Task<bool> AnswersAsync()
    {
        var call = KvRequests.Touch(keys.Start, stream.Channel.Endpoint);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token, _hurry.Token);
            using var timeout = new CallTimeout(_wait * 2, pipeline.Clock, either.Token);
            await pipeline.CallAsync(call, WireRecords.HeaderOnly, timeout.Token).ConfigureAwait(false);
            Heard();
            return true;
        }
        catch (EtcdException failure) when (!failure.Kind.IsSilence())
        {
            Heard();
            return true;
        }
        catch (EtcdException failure)
        {
            Cause = failure;
        }
        catch (OperationCanceledException) when (!_stopped.IsCancellationRequested)
        {
            Cause = TimedOut(_wait * 2);
        }

        return false;
    }

    private EtcdException TimedOut(TimeSpan after) => new(
        EtcdErrorKind.DeadlineExceeded,
        $"{stream.Channel.Endpoint} has been silent: no answer to the watch within {after.TotalSeconds:0.#} s; "
        + "check that the member is alive.",
        stream.Channel.Endpoint);
}
