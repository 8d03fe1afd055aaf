using KvTui.Etcd.Cluster;
using KvTui.Etcd.Maintenance;

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

        Assert.Equal((3UL, ClusterHealth.Degraded), (report.Leader, report.Health));
        Assert.Contains("n1 takes n1 for the leader", report.Reason, StringComparison.Ordinal);
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
    public void A_member_that_denies_its_status_is_there_all_the_same()
    {
        var denied = Silent(2) with { Error = new(EtcdErrorKind.PermissionDenied, "Permission denied.") };
        var report = ClusterAssessment.Assess([Member(1, leader: 1), denied], null);

        Assert.Equal((ClusterHealth.Degraded, 2), (report.Health, report.AnsweringCount));
        Assert.Equal("n2 denies its status: Permission denied", report.Reason);
    }

    private static MemberReport Member(ulong id, ulong leader, ulong term = 7, ulong index = 10, params string[] errors) => new()
    {
        Id = id,
        Name = $"n{id}",
        Status = new(new(1, id, 5, term), "3.5.16", 0, 0, 0, leader, index, index, term, false, errors),
    };

    private static MemberReport Silent(ulong id) => new() { Id = id, Name = $"n{id}", Error = Refused };
}
