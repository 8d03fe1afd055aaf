using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Cluster;

/// <summary>What follows for a cluster from refusals, which are no failures of it, and from learners, which cannot tell.</summary>
public sealed class DenialAssessmentTests
{
    private static readonly EtcdException WrongPassword = new(EtcdErrorKind.AuthenticationFailed, "http://n: wrong user name or password: 'ann' was not let in; check both.");
    private static readonly EtcdException NoRight = new(EtcdErrorKind.PermissionDenied, "Permission denied; use root.");
    private static readonly EtcdException Down = new(EtcdErrorKind.Unreachable, "http://n refused the connection; check that etcd listens there.");
    private static readonly EtcdException Learner = new(EtcdErrorKind.LearnerRefused, "http://n: this member is a learner; give a voter's endpoint.");

    public static TheoryData<EtcdErrorKind> Denials => [EtcdErrorKind.AuthenticationFailed, EtcdErrorKind.Unauthenticated, EtcdErrorKind.PermissionDenied];

    [Theory]
    [MemberData(nameof(Denials))]
    public void A_user_who_is_not_let_in_is_denied_whatever_the_members_say_to_him(EtcdErrorKind kind)
    {
        var refusal = new EtcdException(kind, "No.");
        Assert.Equal(ClusterHealth.Denied, ClusterAssessment.Assess([Member(1), Member(2), Member(3)], refusal).Health);
        Assert.Equal(ClusterHealth.Denied, ClusterAssessment.Assess([Failed(1, refusal), Failed(2, refusal), Failed(3, refusal)], refusal).Health);
        Assert.Equal(ClusterHealth.Denied, ClusterAssessment.Assess([Failed(0, refusal)], refusal).Health);
        Assert.Equal(ClusterHealth.Denied, ClusterAssessment.Assess([Member(1), Failed(0, refusal)], refusal).Health);
        Assert.Equal(ClusterHealth.Denied, ClusterAssessment.Assess([Failed(0, refusal), Failed(0, Down)], refusal).Health);
    }

    [Fact]
    public void What_the_members_say_is_told_beside_the_denial()
    {
        var report = ClusterAssessment.Assess([Member(1), Member(2), Failed(3, Down)], WrongPassword);

        Assert.Equal((ClusterHealth.Denied, 2UL, 2, true), (report.Health, report.Leader, report.AnsweringCount, report.IsReadDenied));
        Assert.Equal(
            "http://n: wrong user name or password: 'ann' was not let in; n3 does not answer from here: http://n refused the connection", report.Reason);
        Assert.Same(WrongPassword, report.Denial);
    }

    [Fact]
    public void Members_that_all_deny_their_status_are_named_in_one_breath()
    {
        var report = ClusterAssessment.Assess([Failed(1, NoRight), Failed(2, NoRight), Failed(3, NoRight)], null);

        Assert.Equal((ClusterHealth.Denied, "n1, n2 and n3 deny their status: permission denied"), (report.Health, report.Reason));
    }

    [Fact]
    public void A_member_that_is_down_degrades_also_where_the_others_only_deny_their_status()
    {
        var report = ClusterAssessment.Assess([Failed(1, NoRight), Failed(2, NoRight), Failed(3, Down)], null);

        Assert.Equal(ClusterHealth.Degraded, report.Health);
        Assert.Contains("n3 does not answer from here", report.Reason, StringComparison.Ordinal);
        Assert.Null(report.Denial);
    }

    [Fact]
    public void Members_that_know_no_leader_have_no_quorum_also_where_the_user_is_denied() =>
        Assert.Equal(ClusterHealth.NoQuorum, ClusterAssessment.Assess([Member(1, leader: 0), Failed(2, Down), Failed(3, Down)], WrongPassword).Health);

    [Fact]
    public void A_read_that_is_late_where_all_deny_their_status_is_no_loss_of_quorum() => Assert.Equal(
        ClusterHealth.Denied, ClusterAssessment.Assess([Failed(0, NoRight)], new(EtcdErrorKind.DeadlineExceeded, "Not yet.")).Health);

    [Fact]
    public void A_learner_alone_cannot_tell_whether_there_is_a_quorum()
    {
        var report = ClusterAssessment.Assess([Member(4, learner: true) with { Name = "" }], Learner);

        Assert.Equal((ClusterHealth.LearnerOnly, 0, 2UL), (report.Health, report.VoterCount, report.Leader));
        Assert.Equal("this member is a learner; give a voter's endpoint to write", report.Reason);
    }

    [Fact]
    public void A_learner_among_voters_that_do_not_answer_from_here_is_no_loss_of_quorum()
    {
        var report = ClusterAssessment.Assess([Member(4, learner: true), Failed(1, Down), Failed(2, Down)], Learner);

        Assert.Equal(ClusterHealth.LearnerOnly, report.Health);
        Assert.Equal("this member is a learner; give a voter's endpoint to write; n1 and n2 do not answer from here", report.Reason);
    }

    [Fact]
    public void A_learner_that_knows_no_leader_says_nothing_of_the_voters() =>
        Assert.Equal(ClusterHealth.LearnerOnly, ClusterAssessment.Assess([Member(4, leader: 0, learner: true)], Learner).Health);

    [Fact]
    public void A_learner_beside_a_voter_changes_nothing() =>
        Assert.Equal(ClusterHealth.Healthy, ClusterAssessment.Assess([Member(1, leader: 1), Member(4, leader: 1, learner: true)], null).Health);

    [Fact]
    public void A_member_that_was_added_and_never_started_is_said_to_have_not()
    {
        var report = ClusterAssessment.Assess([Member(1, leader: 1), new() { Id = 0xab }], null);

        Assert.Equal((ClusterHealth.Degraded, "ab has not started"), (report.Health, report.Reason));
    }

    [Fact]
    public void Two_members_with_one_name_are_told_apart_by_their_ids()
    {
        var report = ClusterAssessment.Assess([Member(1), Member(2) with { Name = "n1" }, Member(3)], null);

        Assert.Equal(["n1 (1)", "n1 (2)", "n3"], report.Members.Select(static member => member.Label));
        Assert.Equal("n1 (2)", report.LabelOf(report.Leader));
    }

    private static MemberReport Member(ulong id, ulong leader = 2, bool learner = false) => new()
    {
        Id = id,
        Name = $"n{id}",
        IsLearner = learner,
        Status = new(new(1, id, 5, 7), "3.5.16", 0, 0, 0, leader, 10, 10, 7, learner, []),
    };

    private static MemberReport Failed(ulong id, EtcdException error) => new() { Id = id, Name = id == 0 ? "" : $"n{id}", Error = error };
}
