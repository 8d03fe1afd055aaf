namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>A point in time that a call and all its attempts may not pass.</summary>
internal sealed class Deadline(TimeProvider clock, TimeSpan timeout)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>The whole time.</summary>
    public TimeSpan Whole => timeout;

    /// <summary>The time left; never negative.</summary>
    public TimeSpan Remaining => timeout - clock.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>A token that is cancelled when the time is over, or with the other token.</summary>
    public CallTimeout Limit(CancellationToken outer) => new(Remaining, clock, outer);
}
