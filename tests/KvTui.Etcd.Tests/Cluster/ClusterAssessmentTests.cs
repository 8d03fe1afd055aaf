using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Cluster;

public sealed class ClusterAssessmentTests
{
    private static readonly EtcdException Refused = new(EtcdErrorKind.Unreachable, "http://n refused the connection; check that etcd listens there.");
    private static readonly EtcdException ReadFailed = new(EtcdErrorKind.NoLeader, "No leader.");

    [Fact]
    public void All_members_that_answer_and_agree_are_healthy()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Member(2, leader: 2, index: 12), Member(3, leader: 2)], null);

        Assert.Equal((ClusterHealth.Healthy, "", 1), (report.Health, report.Reason, report.FailuresTolerated));
        Assert.Equal((2UL, 7UL, "n2"), (report.Leader, report.Term, report.LeaderMember?.Name));
        Assert.Equal((2UL, 0UL), (report.LagOf(report.Members[0]), report.LagOf(report.Members[1])));
    }

    [Fact]
    public void A_silent_member_degrades_and_uses_up_a_failure()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Member(2, leader: 2), Silent(3)], null);

        Assert.Equal((ClusterHealth.Degraded, 0), (report.Health, report.FailuresTolerated));
        Assert.Contains("n3 does not answer from here", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_answers_may_vouch_for_a_quorum_that_is_not_reachable_from_here()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Silent(2), Silent(3)], readError: null);

        Assert.Equal(ClusterHealth.Degraded, report.Health);
        Assert.Equal(2UL, report.Leader);
    }

    [Fact]
    public void Without_a_known_leader_there_is_no_quorum() =>
        Assert.Equal(ClusterHealth.NoQuorum, ClusterAssessment.Assess([Member(1, leader: 0), Silent(2), Silent(3)], ReadFailed).Health);

    [Fact]
    public void A_leader_that_nobody_else_follows_is_no_quorum() =>
        Assert.Equal(ClusterHealth.NoQuorum, ClusterAssessment.Assess([Member(1, leader: 1), Silent(2), Silent(3)], ReadFailed).Health);

    [Fact]
    public void A_read_that_went_to_a_hanging_member_does_not_unseat_a_majority()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 1), Member(2, leader: 1), Silent(3)], ReadFailed);

        Assert.Equal(ClusterHealth.Degraded, report.Health);
        Assert.StartsWith("a linearizable read failed", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_that_answers_is_unreachable() =>
        Assert.Equal(ClusterHealth.Unreachable, ClusterAssessment.Assess([Silent(1), Silent(2)], ReadFailed).Health);

    [Fact]
    public void The_claim_of_the_highest_term_tells_the_leader()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 1, term: 6), Member(2, leader: 3), Member(3, leader: 3)], null);

        Assert.Equal((3UL, ClusterHealth.Degraded, 0), (report.Leader, report.Health, report.FailuresTolerated));
        Assert.Contains("n1 considers itself the leader", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Learners_do_not_vote()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 1), Member(2, leader: 1) with { IsLearner = true }], null);

        Assert.Equal((ClusterHealth.Healthy, 0), (report.Health, report.FailuresTolerated));
    }

    [Fact]
    public void Alarms_are_read_from_the_status_and_told_once()
    {
        const string Text = "memberID:2 alarm:NOSPACE ";
        var report = ClusterAssessment.Assess([Member(1, leader: 1, errors: Text), Member(2, leader: 1, errors: [Text, "etcdserver: no leader"])], null);

        Assert.Equal([new Alarm(2, AlarmKind.NoSpace)], report.Alarms);
        Assert.Equal((ClusterHealth.Degraded, "alarm NOSPACE of n2"), (report.Health, report.Reason));
    }

    [Fact]
    public void Several_that_do_not_answer_are_named_in_one_breath()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 0), Silent(2), Silent(3)], ReadFailed);

        Assert.Equal("no member that answers knows a leader; n2 and n3 do not answer from here", report.Reason);
    }

    [Fact]
    public void Nobody_that_answers_gives_the_first_cause() => Assert.Equal(
        "no member answers from here: http://n refused the connection",
        ClusterAssessment.Assess([Silent(1), Silent(2)], ReadFailed).Reason);

    [Fact]
    public void A_member_whose_first_answer_is_awaited_does_not_answer_yet()
    {
        var awaited = Silent(3) with { Error = null, Pending = TimeSpan.FromSeconds(4) };
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Member(2, leader: 2), awaited], null);

        Assert.Equal((ClusterHealth.Degraded, 0, "n3 does not answer"), (report.Health, report.FailuresTolerated, report.Reason));
    }

    [Fact]
    public void A_slow_member_degrades_and_still_counts()
    {
        var slow = Member(3, leader: 2) with { RoundTrip = TimeSpan.FromSeconds(3), Pending = TimeSpan.FromSeconds(1) };
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Member(2, leader: 2), slow], null);

        Assert.Equal((ClusterHealth.Degraded, 1, "n3 is slow: 3.0 s"), (report.Health, report.FailuresTolerated, report.Reason));
    }

    [Fact]
    public void Figures_from_before_an_answer_was_awaited_are_no_opinion_of_now()
    {
        var paused = Member(1, leader: 1, term: 7) with { Pending = TimeSpan.FromSeconds(0.5) };
        var report = ClusterAssessment.Assess([paused, Member(2, leader: 3, term: 8), Member(3, leader: 3, term: 8)], null);
        var leaderless = ClusterAssessment.Assess([paused, Member(2, leader: 0), Member(3, leader: 0)], ReadFailed);

        Assert.Equal((3UL, 8UL, Disagreement.None), (report.Leader, report.LeaderTerm, report.Members[0].Disagreements));
        Assert.Equal((0UL, ClusterHealth.NoQuorum), (leaderless.Leader, leaderless.Health));
    }

    [Fact]
    public void One_new_answer_counts_for_more_than_old_figures()
    {
        var old = Member(1, leader: 1, term: 9) with { Pending = TimeSpan.FromSeconds(2) };
        var report = ClusterAssessment.Assess([old, Member(2, leader: 3, term: 8)], null);

        Assert.Equal((3UL, 8UL), (report.Leader, report.LeaderTerm));
    }

    [Fact]
    public void Where_every_answer_is_awaited_the_last_figures_are_all_there_is()
    {
        static MemberReport Slow(ulong id) => Member(id, leader: 2) with { RoundTrip = TimeSpan.FromSeconds(3), Pending = TimeSpan.FromSeconds(2) };
        var report = ClusterAssessment.Assess([Slow(1), Slow(2), Slow(3)], null);

        Assert.Equal((2UL, 7UL, ClusterHealth.Degraded), (report.Leader, report.Term, report.Health));
    }

    [Fact]
    public void What_a_member_says_otherwise_than_the_rest_is_marked_on_it()
    {
        var old = Member(1, leader: 1, term: 6);
        var follower = Member(2, leader: 3);
        var newer = Member(4, leader: 3);
        newer = newer with { Status = newer.Status! with { Version = "3.6.0", IsLearner = true } };
        var foreign = Member(5, leader: 5);
        foreign = foreign with { Status = foreign.Status! with { Header = foreign.Status!.Header with { ClusterId = 2 } } };

        var report = ClusterAssessment.Assess([old, follower, Member(3, leader: 3), newer, foreign], null);

        Assert.Equal(
            [Disagreement.Leader | Disagreement.Term, Disagreement.None, Disagreement.None, Disagreement.Version | Disagreement.Learner, Disagreement.Cluster],
            report.Members.Select(m => m.Disagreements));
        Assert.Contains("n5 belongs to another cluster (2)", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_another_cluster_are_dropped_and_both_clusters_named()
    {
        var foreign = Member(5, leader: 5, index: 70_000);
        foreign = foreign with { Id = 0, Name = "", Status = foreign.Status! with { Header = new(0xBAD, 5, 9000, 99) } };

        var report = ClusterAssessment.Assess([Member(1, leader: 1), foreign], null);

        Assert.Equal((0UL, 0L, 7UL), (report.LagOf(report.Members[0]), report.RevisionLagOf(report.Members[0]), report.Term));
        Assert.Equal((null, null, 0xBADUL), (report.Members[1].Status, report.LagOf(report.Members[1]), report.Members[1].ForeignCluster));
        Assert.Contains("another cluster (bad) than the others (1): two clusters in one list", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Through_a_proxy_the_cluster_is_healthy_and_nothing_is_claimed_of_how_many_there_are()
    {
        var report = ClusterAssessment.Assess([Proxied()], null);

        Assert.Equal((ClusterHealth.Healthy, "", 0), (report.Health, report.Reason, report.MemberCount));
        Assert.Equal((null, null, "proxy"), (report.LagOf(report.Members[0]), report.RevisionLagOf(report.Members[0]), report.RoleOf(report.Members[0])));
        Assert.Equal(("n1", "2"), (report.LabelOf(1), report.LabelOf(2)));
    }

    [Theory]
    [InlineData(EtcdErrorKind.DeadlineExceeded, ClusterHealth.Degraded)]
    [InlineData(EtcdErrorKind.NoLeader, ClusterHealth.NoQuorum)]
    public void Through_a_proxy_a_read_that_is_awaited_does_not_tell_of_a_quorum_but_one_that_failed_does(EtcdErrorKind kind, ClusterHealth health) =>
        Assert.Equal(health, ClusterAssessment.Assess([Proxied()], new(kind, "It failed.")).Health);

    [Fact]
    public void Two_clusters_behind_one_address_are_named()
    {
        var report = ClusterAssessment.Assess([Proxied() with { ForeignCluster = 0xBAD }], null);

        Assert.Equal((ClusterHealth.Degraded, "? leads to two clusters, 1 and bad"), (report.Health, report.Reason));
    }

    [Fact]
    public void Alarms_of_members_behind_a_proxy_are_the_proxys()
    {
        var proxy = Proxied();
        proxy = proxy with { Status = proxy.Status! with { Errors = ["memberID:9 alarm:NOSPACE "] } };
        var report = ClusterAssessment.Assess([proxy, Member(2, leader: 1)], null);

        Assert.Equal([AlarmKind.NoSpace], report.AlarmsOf(report.Members[0]).Select(alarm => alarm.Kind));
        Assert.Empty(report.AlarmsOf(report.Members[1]));
    }

    [Fact]
    public void A_follower_that_lost_sight_of_the_leader_disagrees_with_it()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 2), Member(2, leader: 2), Member(3, leader: 0)], null);

        Assert.Equal((Disagreement.Leader, "n3 knows no leader"), (report.Members[2].Disagreements, report.Reason));
    }

    [Fact]
    public void Entries_not_yet_applied_count_and_too_many_degrade()
    {
        var behind = Member(2, leader: 1, index: 7000);
        behind = behind with { Status = behind.Status! with { RaftAppliedIndex = 1000, Header = behind.Status!.Header with { Revision = 2 } } };
        var report = ClusterAssessment.Assess([Member(1, leader: 1, index: 7000), behind], null);

        Assert.Equal((0UL, 6000UL), (report.Members[0].ApplyLag, report.Members[1].ApplyLag));
        Assert.Equal((0L, 3L), (report.RevisionLagOf(report.Members[0]), report.RevisionLagOf(report.Members[1])));
        Assert.Equal("n2 has 6000 entries still to apply and refuses requests", report.Reason);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 3, 2)]
    public void A_quorum_is_more_than_half_of_the_voters(int voters, int quorum, int tolerated)
    {
        var members = Enumerable.Range(1, voters).Select(i => Member((ulong)i, leader: 1)).Append(Member(9, leader: 1) with { IsLearner = true });
        var report = ClusterAssessment.Assess([.. members], null);

        Assert.Equal((voters, quorum, tolerated), (report.VoterCount, report.Quorum, report.FailuresTolerated));
    }

    [Fact]
    public void A_member_that_denies_its_status_is_there_all_the_same()
    {
        var denied = Silent(2) with { Error = new(EtcdErrorKind.PermissionDenied, "Permission denied.") };
        var report = ClusterAssessment.Assess([Member(1, leader: 1), denied], null);

        Assert.Equal((ClusterHealth.Denied, 2), (report.Health, report.AnsweringCount));
        Assert.Equal("n2 denies its status: permission denied", report.Reason);
        Assert.Same(denied.Error, report.Denial);
    }

    private static MemberReport Member(ulong id, ulong leader, ulong term = 7, ulong index = 10, params string[] errors) => new()
    {
        Id = id,
        Name = $"n{id}",
        Status = new(new(1, id, 5, term), "3.5.16", 0, 0, 0, leader, index, index, term, false, errors),
    };

    /// <summary>A proxy behind which n1 and a member without a known name answer.</summary>
    private static MemberReport Proxied() => Member(1, leader: 1) with { Id = 0, Name = "", IsProxy = true, Backends = [new(1, "n1"), new(2, "")] };

    private static MemberReport Silent(ulong id) => new() { Id = id, Name = $"n{id}", Error = Refused };
}
