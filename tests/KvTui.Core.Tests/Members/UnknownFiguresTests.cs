using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Members;

/// <summary>What is not known is not shown as a figure.</summary>
public sealed class UnknownFiguresTests
{
    [Fact]
    public void A_round_trip_is_three_dots_until_it_was_measured_and_again_on_a_new_connection()
    {
        var explorer = TestExplorer.Live("a").Resize(120, 40).Send(Polled(null));
        explorer.AssertShows("10234    0       …  ");
        explorer.Send(Polled(3)).AssertShows("10234    0       2  ");
        explorer.Send(Polled(null)).AssertShows("10234    0       …  ");
    }

    [Fact]
    public void In_the_matrix_it_is_three_dots_and_not_a_poll_without_an_answer()
    {
        var explorer = TestExplorer.Live("a").Send(Polled(null)).Press("3 f");
        explorer.AssertShows("round trip      …");
        explorer.AssertHides("✖");
        Assert.Empty(explorer.State.Cluster.Rows[0].Recent);
    }

    [Fact]
    public void A_quota_that_is_not_known_is_only_said_on_the_full_screen()
    {
        var explorer = TestExplorer.Live("a").Send(Polled(1));
        explorer.AssertHides("quota");
        explorer.Press("3 f").AssertShows("quota ?");
    }

    [Fact]
    public void A_quota_that_is_known_is_said_everywhere()
    {
        var member = Sample.Member(1, leader: 1);
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Report(member with { Status = member.Status! with { DbSizeQuota = 2L << 30 } })));
        explorer.AssertShows("term 7 · quota 2 GiB");
    }

    [Fact]
    public void When_nobody_answers_leader_and_term_are_not_known()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Report(Sample.SilentMember(1, Sample.Refused), Sample.SilentMember(2, Sample.Refused))));
        explorer.AssertShows("not reachable from here · 0/2 members · leader ? · term ?");
        explorer.AssertHides("no leader");
        Assert.Equal("first look: not reachable from here, 0 of 2 members answer", explorer.State.Cluster.Timeline.Entries[0].Text);
    }

    [Fact]
    public void A_size_in_use_that_the_server_does_not_tell_is_left_out()
    {
        var member = Sample.Member(1, leader: 1);
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Report(member with { Status = member.Status! with { DbSizeInUse = 0 } })));
        explorer.AssertShows("25 MiB/–");
        explorer.AssertHides("0 B");
    }

    private static ClusterMessage Polled(double? milliseconds) => new(ClusterAssessment.Assess(
        [Sample.Member(1, leader: 1) with { RoundTrip = milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null }], null));
}
