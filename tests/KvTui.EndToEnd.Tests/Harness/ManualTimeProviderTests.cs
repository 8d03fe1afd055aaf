using KvTui.Testing.Time;

namespace KvTui.EndToEnd.Tests.Harness;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_at_their_own_instant()
    {
        var start = _clock.GetUtcNow();
        using var late = Timer("late", 20, Timeout.Infinite);
        using var early = Timer("early", 10, Timeout.Infinite);
        using var beat = Timer("beat", 8, 8);
        _clock.Advance(TimeSpan.FromMilliseconds(20));

        Assert.Equal(["beat@8", "early@10", "beat@16", "late@20"], _fired);
        Assert.Equal(1, _clock.PendingTimers);
        Assert.Equal(start.AddMilliseconds(24), _clock.NextDue);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_says_so()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
        Assert.Equal(TimeSpan.FromHours(1), _clock.GetElapsedTime(new ManualTimeProvider().GetTimestamp()));
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        Timer("never", 1, 1).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_fired);
        Assert.Null(_clock.NextDue);
    }

    private ITimer Timer(string name, int due, int period)
    {
        var start = _clock.GetUtcNow();
        return _clock.CreateTimer(
            _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - start).TotalMilliseconds}"),
            null,
            TimeSpan.FromMilliseconds(due),
            TimeSpan.FromMilliseconds(period));
    }
}
