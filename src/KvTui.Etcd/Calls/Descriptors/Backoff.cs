namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Pauses that double from a first to a longest, each shortened by up to a quarter at random so that clients do not keep step.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _doublings;

    public TimeSpan Next()
    {
        var pause = TimeSpan.FromTicks(Math.Min(longest.Ticks, first.Ticks << Math.Min(_doublings, 20)));
        _doublings++;
        lock (random)
        {
            return pause * (1 - (random.NextDouble() / 4));
        }
    }

    public void Reset() => _doublings = 0;
}
