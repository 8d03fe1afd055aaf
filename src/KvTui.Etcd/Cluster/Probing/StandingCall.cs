using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>
/// A call that is made again and again, of which never more than one is under way: whoever asks waits with patience, and a call that is not answered by
/// then stays under way for those who ask later, until it is given up.
/// </summary>
internal sealed class StandingCall<T>(Func<CancellationToken, Task<T>> call, TimeSpan giveUpAfter, TimeProvider clock)
{
    private Task<T>? _underWay;
    private long? _silentSince;

    /// <summary>The answer or the failure of the call that is under way, or of a new one.</summary>
    /// <param name="patience">How long to wait for it.</param>
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
