namespace KvTui.Etcd.Watch;

/// <summary>Pauses that can be cut short from outside.</summary>
internal sealed class ReconnectSignal(TimeProvider clock)
{
    private TaskCompletionSource _pulse = New();

    public void Pulse() => Interlocked.Exchange(ref _pulse, New()).TrySetResult();

    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var pulse = Volatile.Read(ref _pulse).Task;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(pause, clock, over.Token), pulse).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
