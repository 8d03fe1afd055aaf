namespace KvTui.Core.Tests.Keyspace;

public sealed class SeenRevisionsTests
{
    [Fact]
    public void What_was_there_at_the_first_moment_was_not_seen_to_come_and_what_came_later_was()
    {
        var seen = SeenRevisions.None.With(100, At(0)).With(102, At(10)).With(105, At(20));
        Assert.Equal([null, null, At(10), At(10), At(20), At(20), null], new[] { 99L, 100, 101, 102, 103, 105, 106 }.Select(seen.SeenAt));
    }

    [Fact]
    public void What_comes_within_a_second_counts_as_one_moment()
    {
        var seen = SeenRevisions.None.With(100, At(0)).With(101, At(10)).With(102, At(10.5)).With(103, At(11));
        Assert.Equal([At(10), At(10), At(11)], new[] { 101L, 102, 103 }.Select(seen.SeenAt));
        Assert.Same(seen, seen.With(103, At(50)));
    }

    [Fact]
    public void A_lower_revision_begins_anew()
    {
        var seen = SeenRevisions.None.With(100, At(0)).With(101, At(10)).With(50, At(20)).With(60, At(30));
        Assert.Equal([null, At(30), null], new[] { 50L, 60, 101 }.Select(seen.SeenAt));
    }

    [Fact]
    public void However_many_come_few_moments_are_held_and_none_is_told_to_be_older_than_it_is()
    {
        var seen = SeenRevisions.None.With(100, At(0));
        for (var i = 1; i < 20_000; i++)
        {
            seen = seen.With(100 + i, At(i * 2));
        }

        for (var i = 1; i < 20_000; i += 13)
        {
            Assert.True(seen.SeenAt(100 + i) >= At(i * 2));
        }

        Assert.Equal(At(39_998), seen.SeenAt(20_099));
        Assert.Null(seen.SeenAt(100));
    }

    private static DateTimeOffset At(double seconds) => Sample.Start + TimeSpan.FromSeconds(seconds);
}
