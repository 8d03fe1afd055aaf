using KvTui.Etcd.Calls.Load;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Calls.Load;

/// <summary>When the server is left alone, judged by how long its answers take; pages of 1 000 keys, their time in microseconds a key.</summary>
public sealed class AnswerTimesTests
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(1);

    private readonly AnswerTimes _times = new();

    public AnswerTimesTests() => _times.Note(FakeCluster.Endpoint(1), Way);

    [Fact]
    public void Quick_pages_soon_become_the_usual_ones() => Assert.Equal([false, false, true], Strained(10, 2, 11));

    [Fact]
    public void Slow_pages_become_the_usual_ones_late() => Assert.Equal([false, true, true], Strained(10, 20, 14));

    [Fact]
    public void A_page_of_few_keys_says_nothing()
    {
        Strained(10);
        _times.Judge(FakeCluster.Endpoint(1), Way + TimeSpan.FromMilliseconds(90), 999, isWritten: true);
        Assert.Equal(TimeSpan.Zero, _times.Pause);
    }

    [Fact]
    public void A_pause_is_as_long_as_the_answer_was_late_and_doubles_up_to_two_seconds()
    {
        var pauses = new List<double>();
        foreach (var late in new[] { 0.1, 0.4, 0.4, 0.4, 0.4, 5, 0 })
        {
            _times.Missed(TimeSpan.FromSeconds(late));
            pauses.Add(_times.Pause.TotalSeconds);
        }

        Assert.Equal([0, 0.4, 0.8, 1.6, 2, 2, 0], pauses);
    }

    [Fact]
    public void A_bucket_with_more_than_one_unit_makes_nobody_wait_and_debt_is_waited_for()
    {
        var clock = new ManualTimeProvider();
        var bucket = new TokenBucket(2, clock);
        bucket.Take(0.5, mayOwe: true);
        Assert.Equal(TimeSpan.Zero, bucket.Wait);
        bucket.Take(1.5, mayOwe: true);
        Assert.Equal(TimeSpan.FromSeconds(0.5), bucket.Wait);
        bucket.Take(1, mayOwe: true);
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Wait);
        bucket.Take(1, mayOwe: false);
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Wait);
        clock.Advance(TimeSpan.FromSeconds(60));
        bucket.Take(1, mayOwe: false);
        Assert.Equal(TimeSpan.Zero, bucket.Wait);
        bucket.Take(1, mayOwe: false);
        Assert.Equal(TimeSpan.FromSeconds(0.5), bucket.Wait);
    }

    private List<bool> Strained(params IEnumerable<int> perKey)
    {
        var strained = new List<bool>();
        foreach (var time in perKey)
        {
            _times.Judge(FakeCluster.Endpoint(1), Way + TimeSpan.FromMilliseconds(time), 1000, isWritten: true);
            strained.Add(_times.Pause > TimeSpan.Zero);
        }

        return strained;
    }
}
