namespace KvTui.Core.Explorer.Services;

/// <summary>Wakes one waiter; set before the wait, it does not wait.</summary>
public sealed class Wakeup
{
    private volatile TaskCompletionSource _source = New();

    /// <summary>Wakes the waiter, or the next one to wait.</summary>
    public void Set() => _source.TrySetResult();

    /// <summary>Forgets what was set; call it before looking for work, so that work that comes later wakes again.</summary>
    public void Reset()
    {
        if (_source.Task.IsCompleted)
        {
            _source = New();
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _source.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
