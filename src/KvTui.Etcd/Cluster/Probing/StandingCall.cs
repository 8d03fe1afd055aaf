namespace KvTui.Etcd.Cluster.Probing;

/// <summary>
/// A repeated call of which never more than one is in flight: callers wait with patience, and a call not answered by then stays in flight
/// for later callers until it is given up.
/// </summary>
internal sealed class StandingCall<T>(Func<CancellationToken, Task<T>> call, TimeSpan giveUpAfter, TimeProvider clock)
{
    private Task<T>? _underWay;
    private long? _silentSince;

    /// <summary>The outcome of the call in flight, or of a new one.</summary>
    public async Task<StandingAnswer<T>> AskAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        _underWay ??= StartAsync();
        if (!await IsDoneWithinAsync(_underWay, patience, cancellationToken).ConfigureAwait(false))
        {
            return new(default, null, Silence);
        }

        var done = _underWay;
        _underWay = null;
        try
        {
            var answer = await done.ConfigureAwait(false);
            _silentSince = null;
            return new(answer, null, null);
        }
        catch (OperationCanceledException)
        {
            return new(default, null, Silence);
        }
        catch (EtcdException error)
        {
            if (error.Kind != EtcdErrorKind.DeadlineExceeded)
            {
                _silentSince = null;
            }

            return new(default, error, _silentSince is null ? null : Silence);
        }
    }

    private TimeSpan Silence => _silentSince is { } since ? clock.GetElapsedTime(since) : TimeSpan.Zero;

    private async Task<T> StartAsync()
    {
        _silentSince ??= clock.GetTimestamp();
        using var giveUp = new CancellationTokenSource(giveUpAfter, clock);
        return await call(giveUp.Token).ConfigureAwait(false);
    }

    private async Task<bool> IsDoneWithinAsync(Task task, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(task, Task.Delay(patience, clock, over.Token)).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return task.IsCompleted;
    }
}

/// <summary>The outcome of a standing call: an answer, a failure, or silence.</summary>
/// <param name="Silence">How long there has been no answer; null if there is one, or another failure than silence.</param>
internal readonly record struct StandingAnswer<T>(T? Answer, EtcdException? Error, TimeSpan? Silence)
{
    /// <summary>The failure, with silence counted as one; null if there is an answer.</summary>
    public EtcdException? Failure(string what, EtcdEndpoint? endpoint) => Silence is { } silence
        ? new(EtcdErrorKind.DeadlineExceeded, $"{what} has not been answered for {silence.TotalSeconds:0.0} s.", endpoint)
        : Error;
}
