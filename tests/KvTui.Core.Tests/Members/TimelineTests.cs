using KvTui.Core.Members;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Members;

/// <summary>What the timeline makes of one report after another, two seconds apart.</summary>
public sealed class TimelineTests
{
    private const string FirstLook = "first look: healthy, 3 of 3 members answer, leader n2, term 7";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    [Fact]
    public void The_first_look_is_written_down_and_an_unchanged_cluster_adds_nothing()
    {
        var explorer = Polled(Sample.Healthy(), Sample.Healthy(), Sample.Healthy());
        Assert.Equal([FirstLook], Texts(explorer));
        Assert.Equal(Sample.Start, explorer.State.Cluster.Timeline.Entries[0].At);
    }

    [Fact]
    public void Keys_are_listed_again_only_where_they_were_listed_before()
    {
        var again = new WatchUpdate.Listing(5, 1, "the watch was lost");
        Assert.Empty(Texts(new TestExplorer().Mirror(again)));
        Assert.Contains("all keys listed again: the watch was lost", Texts(TestExplorer.Live("a").Mirror(again)));
    }

    [Fact]
    public void A_leader_that_dies_and_the_one_after_it_are_an_entry_each_with_the_time_between()
    {
        var dead = Sample.SilentMember(2, Sample.Refused);
        var explorer = Polled(
            Sample.Healthy(),
            Sample.Report(Sample.Member(1), dead, Sample.Member(3)),
            Sample.Report(Sample.Member(1, 3, 8), dead, Sample.Member(3, 3, 8)),
            Sample.Report(Sample.Member(1, 3, 8), Sample.Member(2, 3, 8), Sample.Member(3, 3, 8)));
        Assert.Equal(
            [FirstLook, "n2 does not answer: connection refused", "leader n2 → n3, term 7 → 8, no leader for about 2 s", "n2 answers again after about 4 s"],
            Texts(explorer));
    }

    [Fact]
    public void The_time_without_a_leader_counts_from_the_first_report_without_one()
    {
        var none = Sample.Report(Sample.Member(1, leader: 0), Sample.SilentMember(2, Sample.Refused), Sample.Member(3, leader: 0));
        var again = Sample.Report(Sample.Member(1, 3, 9), Sample.SilentMember(2, Sample.Refused), Sample.Member(3, 3, 9));
        var texts = Texts(Polled(Sample.Healthy(), none, none, none, again));
        Assert.Contains("leader n2 lost: no member that answers knows a leader", texts);
        Assert.Contains("leader n2 → n3, term 7 → 9, no leader for about 6 s", texts);
        Assert.Equal(4, texts.Length);
    }

    [Fact]
    public void The_same_leader_after_a_time_without_is_back_again()
    {
        var none = Sample.Report(Sample.Member(1, leader: 0), Sample.Member(2, leader: 0), Sample.Member(3, leader: 0));
        Assert.Equal(
            [FirstLook, "leader n2 lost: no member that answers knows a leader", "leader n2 again, term 7 → 8, no leader for about 2 s"],
            Texts(Polled(Sample.Healthy(), none, Agreed(2, 8))));
    }

    [Fact]
    public void A_term_that_grows_while_nobody_leads_is_not_news()
    {
        ClusterReport Voting(ulong term) => Sample.Report([.. new ulong[] { 1, 2, 3 }.Select(i => Sample.Member(i, 0, term))]);
        Assert.Equal(2, Texts(Polled(Sample.Healthy(), Voting(8), Voting(9), Voting(12))).Length);
    }

    [Fact]
    public void A_new_term_under_the_same_leader_is_told() =>
        Assert.Equal([FirstLook, "term 7 → 9, the leader is still n2"], Texts(Polled(Sample.Healthy(), Agreed(2, 9))));

    [Fact]
    public void A_candidate_ahead_of_its_time_is_no_new_term()
    {
        var early = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3, 0, 8));
        Assert.Equal([FirstLook, "leader n2 → n3, term 7 → 8, no leader for about 2 s"], Texts(Polled(Sample.Healthy(), early, Agreed(3, 8))));
    }

    [Fact]
    public void Terms_that_differ_at_one_poll_only_are_not_marked()
    {
        var passing = Sample.Report(Sample.Member(1, 2, 7), Sample.Member(2, 2, 8), Sample.Member(3, 2, 8));
        var explorer = Polled(Sample.Healthy(), passing);
        Assert.Equal(Disagreement.None, explorer.State.Cluster.Rows[0].Marked);

        explorer = Polled(Sample.Healthy(), passing, passing);
        Assert.Equal(Disagreement.Term, explorer.State.Cluster.Rows[0].Marked);
        Assert.Equal("n1 stays at term 7, others are at 8", Texts(explorer)[^1]);
        explorer.Send(new ClusterMessage(Agreed(2, 8)));
        Assert.Equal("n1 agrees with the others again", Texts(explorer)[^1]);
    }

    [Fact]
    public void A_member_cut_off_from_the_others_is_told_when_it_keeps_to_its_opinion()
    {
        var apart = Sample.Report(Sample.Member(1, 3, 8), Sample.Member(2, 2, 7), Sample.Member(3, 3, 8));
        Assert.Equal(
            [FirstLook, "leader n2 → n3, term 7 → 8, no leader for about 2 s", "n2 considers itself the leader", "n2 agrees with the others again"],
            Texts(Polled(Sample.Healthy(), apart, apart, apart, Agreed(3, 8))));
    }

    [Fact]
    public void Alarms_are_told_when_raised_and_when_cleared_and_silence_clears_none()
    {
        var full = Sample.Report([.. new ulong[] { 1, 2, 3 }.Select(i => Sample.Member(i, 2, false, "memberID:3 alarm:NOSPACE "))]);
        Assert.Equal(
            [FirstLook, "alarm NOSPACE of n3 raised", Nobody, "members answer again after about 2 s", "alarm NOSPACE of n3 cleared"],
            Texts(Polled(Sample.Healthy(), full, Gone(), full, Sample.Healthy())).Where(text => !text.Contains(" answer: ", StringComparison.Ordinal) && !text.Contains(" answers again", StringComparison.Ordinal)));
    }

    [Fact]
    public void When_nobody_answers_the_leader_is_not_lost_but_another_one_afterwards_is_told()
    {
        var texts = Texts(Polled(Sample.Healthy(), Gone(), Gone(), Agreed(1, 9)));
        Assert.Contains(Nobody, texts);
        Assert.Contains("members answer again after about 4 s", texts);
        Assert.Contains("leader n2 → n1, term 7 → 9, while nobody answered for about 4 s", texts);
        Assert.DoesNotContain(texts, text => text.Contains("lost", StringComparison.Ordinal));
    }

    [Fact]
    public void A_claimed_leader_without_a_quorum_is_told_and_the_end_of_it()
    {
        MemberReport[] alone = [Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused)];
        var claimed = ClusterAssessment.Assess([Sample.SilentMember(1, Sample.Refused), alone[1], alone[2]], Sample.Silent);
        var texts = Texts(Polled(Sample.Report(alone), claimed, claimed, Sample.Report(alone)));
        Assert.Contains(texts, text => text.StartsWith("no quorum: a linearizable read gets no answer", StringComparison.Ordinal));
        Assert.Contains("quorum again after about 4 s", texts);
    }

    [Fact]
    public void A_slow_member_is_told_once_and_when_it_is_over()
    {
        static ClusterReport Slow(double seconds) => Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3) with { RoundTrip = TimeSpan.FromSeconds(seconds) });
        Assert.Equal([FirstLook, "n3 is slow: an answer took 3.0 s", "n3 is no longer slow"], Texts(Polled(Sample.Healthy(), Slow(3.04), Slow(2), Sample.Healthy())));
    }

    [Fact]
    public void A_member_is_silent_since_its_request_went_out()
    {
        var waiting = Sample.SilentMember(3, Sample.Silent) with { Error = null, Pending = TimeSpan.FromSeconds(1.5) };
        var explorer = Polled(Sample.Healthy(), Sample.Report(Sample.Member(1), Sample.Member(2), waiting));
        Assert.Equal(explorer.Now - TimeSpan.FromSeconds(1.5), explorer.State.Cluster.Rows[2].SilentSince);
        explorer.AssertShows("no answer for 1 s");
        Assert.Equal("n3 does not answer", Texts(explorer)[^1]);
    }

    [Fact]
    public void A_request_under_way_adds_no_round_trip()
    {
        var slow = Sample.Member(3) with { RoundTrip = TimeSpan.FromSeconds(3) };
        var pending = slow with { Pending = TimeSpan.FromSeconds(1) };
        var explorer = Polled(Sample.Healthy(), Sample.Report(Sample.Member(1), Sample.Member(2), slow), Sample.Report(Sample.Member(1), Sample.Member(2), pending));
        Assert.Equal(2, explorer.State.Cluster.Rows[2].Recent.Length);
        explorer.AssertShows("slow 3.0 s");
    }

    [Fact]
    public void Members_added_promoted_upgraded_and_removed_are_told()
    {
        var learner = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3), Sample.Member(4, learner: true));
        var voter = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3), Sample.Member(4));
        var upgraded = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3), Sample.Member(4, 2, 7, "3.5.30"));
        Assert.Equal(
            [FirstLook, "n4 added as a learner (id 4)", "n4 promoted from learner to voter", "n4 went from version 3.5.16 to 3.5.30", "n4 is no longer a member (id 4)"],
            Texts(Polled(Sample.Healthy(), learner, voter, upgraded, Sample.Healthy())));
    }

    [Fact]
    public void Another_cluster_on_the_same_ports_is_told()
    {
        static MemberReport Elsewhere(ulong id)
        {
            var member = Sample.Member(id);
            return member with { Status = member.Status! with { Header = member.Status.Header with { ClusterId = 0xC2 } } };
        }

        Assert.Equal([FirstLook, "another cluster answers: cluster id c1 → c2"], Texts(Polled(Sample.Healthy(), Sample.Report(Elsewhere(1), Elsewhere(2), Elsewhere(3)))));
    }

    [Fact]
    public void Others_write_into_it_too_and_nothing_in_it_can_steer_a_terminal()
    {
        var state = TestExplorer.Live("a").State.Noted("watch lost: \e[31mreset").Noted("listed anew");
        Assert.DoesNotContain(state.Cluster.Timeline.Entries[0].Text, char.IsControl);
    }

    [Fact]
    public void It_keeps_the_last_thousand()
    {
        var state = TestExplorer.Live("a").State;
        for (var i = 0; i < Timeline.Capacity + 5; i++)
        {
            state = state.Noted($"entry {i}");
        }

        Assert.Equal((Timeline.Capacity, 5), (state.Cluster.Timeline.Entries.Count, state.Cluster.Timeline.Dropped));
        Assert.Equal(("entry 5", "entry 1004"), (state.Cluster.Timeline.Entries[0].Text, state.Cluster.Timeline.Entries[^1].Text));
    }

    private static string Nobody => "no member answers from here: http://127.0.0.1:2379: connection refused";

    private static ClusterReport Agreed(ulong leader, ulong term) => Sample.Report([.. new ulong[] { 1, 2, 3 }.Select(i => Sample.Member(i, leader, term))]);

    private static ClusterReport Gone() =>
        ClusterAssessment.Assess([.. new ulong[] { 1, 2, 3 }.Select(i => Sample.SilentMember(i, Sample.Refused))], Sample.Refused);

    private static string[] Texts(TestExplorer explorer) => [.. explorer.State.Cluster.Timeline.Entries.Select(entry => entry.Text)];

    private static TestExplorer Polled(params ClusterReport[] reports)
    {
        var explorer = TestExplorer.Live("a").Resize(100, 30).Send(new ClusterMessage(reports[0]));
        foreach (var report in reports.Skip(1))
        {
            explorer.Pass(Interval).Send(new ClusterMessage(report));
        }

        return explorer;
    }
}
