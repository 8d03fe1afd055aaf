using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Watch;

/// <summary>
/// Finds out whether a silent watch stream is idle or dead. After an interval of silence it asks for progress. A watcher that is catching up
/// gives no answer to that, so if none comes the member's status is asked over the same connection, and only if that stays without
/// an answer too is the peer held for dead: the connection is cut, and the reading ends with the cause.
/// </summary>
internal sealed class SilenceProbe(CallPipeline pipeline, OpenedStream stream, TimeSpan interval) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly WatchRequest ProgressRequest = new() { ProgressRequest = new() };

    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _dead = new();
    private readonly TimeSpan _wait = interval < LongestWait ? interval : LongestWait;
    private Task _running = Task.CompletedTask;
    private long _heard = pipeline.Clock.GetTimestamp();

    /// <summary>Cancelled when the peer is held for dead.</summary>
    public CancellationToken Dead => _dead.Token;

    /// <summary>Why.</summary>
    public EtcdException? Cause { get; private set; }

    public void Start() => _running = RunAsync();

    /// <summary>Says that something came.</summary>
    public void Heard() => Volatile.Write(ref _heard, pipeline.Clock.GetTimestamp());

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
        _dead.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            if (interval - Silence is { Ticks: > 0 } rest)
            {
                await PauseAsync(rest).ConfigureAwait(false);
                continue;
            }

            if (await AsksProgressAsync().ConfigureAwait(false) || await AnswersAsync().ConfigureAwait(false))
            {
                Heard();
                continue;
            }

            stream.Channel.Transport.Drop();
            await _dead.CancelAsync().ConfigureAwait(false);
            return;
        }
    }

    private TimeSpan Silence => pipeline.Clock.GetElapsedTime(Volatile.Read(ref _heard));

    private Task PauseAsync(TimeSpan pause) => Task.Delay(pause, pipeline.Clock, _stopped.Token);

    /// <summary>Whether anything came after progress was asked for.</summary>
    private async Task<bool> AsksProgressAsync()
    {
        var asked = Volatile.Read(ref _heard);
        try
        {
            using var timeout = new CallTimeout(_wait, pipeline.Clock, _stopped.Token);
            await stream.SendAsync(ProgressRequest, timeout.Token).ConfigureAwait(false);
            for (var waited = TimeSpan.Zero; waited < _wait && Volatile.Read(ref _heard) == asked; waited += _wait / 4)
            {
                await PauseAsync(_wait / 4).ConfigureAwait(false);
            }
        }
        catch (EtcdException)
        {
            // The reading side meets the same failure, or the status call tells.
        }
        catch (OperationCanceledException) when (!_stopped.IsCancellationRequested)
        {
            // Not even sent: the window of a dead connection is full.
        }

        return Volatile.Read(ref _heard) != asked;
    }

    private async Task<bool> AnswersAsync()
    {
        var call = new CallDescriptor(RpcMethod.Status, new StatusRequest()) { RequireLeader = false, Endpoint = stream.Channel.Endpoint };
        try
        {
            using var timeout = new CallTimeout(_wait * 2, pipeline.Clock, _stopped.Token);
            await pipeline.CallAsync(call, KvResponses.HeaderOnly, timeout.Token).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure)
        {
            Cause = failure;
            return !RetryRule.IsSilence(failure.Kind);
        }
        catch (OperationCanceledException) when (!_stopped.IsCancellationRequested)
        {
            Cause = CallAttempts.TimedOut(call, stream.Channel.Endpoint, _wait * 2, false);
            return false;
        }
    }

}
