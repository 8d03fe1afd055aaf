namespace KvTui.Testing.Etcd;

/// <summary>The present faults of a <see cref="FaultProxy"/>, shared by its connections.</summary>
internal sealed class LinkConditions
{
    public long BytesToMember;
    public long BytesToClients;

    private readonly Lock _gate = new();
    private TaskCompletionSource _open = OpenGate();
    private long _closeAt = long.MaxValue;
    private long _delayTicks;
    private long _replyDelayTicks;

    /// <summary>Of chunks on their way to the member.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _delayTicks));
        set => Volatile.Write(ref _delayTicks, value.Ticks);
    }

    /// <summary>Of chunks on their way to the client.</summary>
    public TimeSpan ReplyDelay
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _replyDelayTicks));
        set => Volatile.Write(ref _replyDelayTicks, value.Ticks);
    }

    /// <summary>Completed while traffic flows, pending while it is swallowed.</summary>
    public Task Flowing
    {
        get
        {
            lock (_gate)
            {
                return _open.Task;
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            if (_open.Task.IsCompleted)
            {
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Closes once this many bytes more have gone to the member.</summary>
    public void CloseAfter(long bytes) => Volatile.Write(ref _closeAt, Volatile.Read(ref BytesToMember) + bytes);

    public void CountToMember(int bytes)
    {
        if (Interlocked.Add(ref BytesToMember, bytes) >= Volatile.Read(ref _closeAt))
        {
            Close();
        }
    }

    public void OpenUp()
    {
        lock (_gate)
        {
            _open.TrySetResult();
        }
    }

    private static TaskCompletionSource OpenGate()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
