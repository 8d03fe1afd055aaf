using KvTui.Core.Members;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Members;

/// <summary>Figures that are measured again and again change on the screen only when two polls agree.</summary>
public sealed class SteadyFiguresTests
{
    [Theory]
    [InlineData(0.2, "<1")]
    [InlineData(1, "1")]
    [InlineData(4.9, "2")]
    [InlineData(5, "5")]
    [InlineData(99, "50")]
    [InlineData(9000, "5000")]
    public void A_round_trip_is_shown_in_steps(double milliseconds, string shown) =>
        Assert.Equal(shown, RoundTripStep.Of(TimeSpan.FromMilliseconds(milliseconds)).ToString());

    [Fact]
    public void A_round_trip_that_jumps_to_and_fro_is_shown_as_it_was()
    {
        var explorer = Polled(TestExplorer.Live("a"), 0.4, 0.4);
        for (var poll = 0; poll < 6; poll++)
        {
            Polled(explorer, poll % 2 == 0 ? 3 : 0.4);
            Assert.Equal("<1", Shown(explorer));
        }
    }

    [Theory]
    [InlineData(0.4, "1")]
    [InlineData(0.2, "<1")]
    public void A_round_trip_of_a_millisecond_stays_while_an_idle_machine_could_be_the_difference(double milliseconds, string shown) =>
        Assert.Equal(shown, Shown(Polled(TestExplorer.Live("a"), 1.2, 1.2, milliseconds, milliseconds, milliseconds)));

    [Fact]
    public void A_round_trip_that_stays_slow_is_shown_when_the_best_of_four_polls_is_slow_twice()
    {
        var explorer = Polled(TestExplorer.Live("a"), 0.4, 0.4, 3, 3, 3, 3);
        Assert.Equal("<1", Shown(explorer));
        Assert.Equal("2", Shown(Polled(explorer, 2.2)));
    }

    [Fact]
    public void The_load_is_shown_when_two_counts_agree_and_stays_while_they_do_not()
    {
        var load = LoadState.AtStart.Counted(new(0), At(0));
        Assert.Equal(-1, load.Shown);
        load = load.Counted(new(3), At(2));
        Assert.Equal(-1, load.Shown);
        load = load.Counted(new(6), At(4));
        Assert.Equal(1, load.Shown);
        load = load.Counted(new(100), At(6));
        Assert.Equal(1, load.Shown);
        load = load.Counted(new(101), At(8));
        Assert.Equal(10, load.Shown);
    }

    [Fact]
    public void A_steady_load_does_not_flicker_in_ten_minutes()
    {
        var load = LoadState.AtStart;
        var shown = new List<int>();
        for (var poll = 0; poll < 300; poll++)
        {
            load = load.Counted(new(poll * 3), At(poll * 2));
            if (shown.Count == 0 || shown[^1] != load.Shown)
            {
                shown.Add(load.Shown);
            }
        }

        Assert.Equal([-1, 1], shown);
    }

    [Fact]
    public void While_much_is_read_the_rates_are_those_of_the_last_count_and_then_they_go()
    {
        var load = LoadState.AtStart.Counted(new(0), At(0)).Counted(new(3, Bytes: 4_000), At(2));
        Assert.Equal((0, 0), (load.CallsPerSecond, load.BytesPerSecond));
        load = load.Counted(new(27, Bytes: 6_604_000), At(4));
        Assert.Equal((12, 3_300_000), (load.CallsPerSecond, load.BytesPerSecond));
        load = load.Counted(new(28, Bytes: 6_605_000), At(4)).Counted(new(30, Bytes: 6_608_000), At(6));
        Assert.Equal((0, 0), (load.CallsPerSecond, load.BytesPerSecond));
    }

    [Fact]
    public void An_idle_cluster_is_drawn_the_same_after_every_poll()
    {
        var explorer = Polled(TestExplorer.Live("a", "b"), 0.4, 0.4);
        var screen = explorer.Screen;
        for (var poll = 0; poll < 5; poll++)
        {
            explorer.Pass(TimeSpan.FromSeconds(2));
            Polled(explorer, 0.3 + (0.1 * poll));
            Assert.Equal(screen, explorer.Screen);
        }
    }

    private static DateTimeOffset At(int seconds) => Sample.Start + TimeSpan.FromSeconds(seconds);

    private static string Shown(TestExplorer explorer) => explorer.State.Cluster.Rows[0].RoundTrip.ToString();

    private static TestExplorer Polled(TestExplorer explorer, params double[] milliseconds)
    {
        foreach (var time in milliseconds)
        {
            var member = Sample.Member(1, leader: 1) with { RoundTrip = TimeSpan.FromMilliseconds(time) };
            explorer.Send(new ClusterMessage(ClusterAssessment.Assess([member], null)));
        }

        return explorer;
    }
}
