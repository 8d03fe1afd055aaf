namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>The time by which a call, with all its attempts, must end.</summary>
internal sealed class Deadline(TimeProvider clock, TimeSpan timeout)
{
    private readonly long _start = clock.GetTimestamp();

    public TimeSpan Whole => timeout;

    /// <summary>The time left; never negative.</summary>
    public TimeSpan Remaining => timeout - clock.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>A token that is cancelled at the deadline, or with the other token.</summary>
    public CallTimeout Limit(CancellationToken outer) => new(Remaining, clock, outer);
}
