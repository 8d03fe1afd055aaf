using KvTui.Core.Care;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Care;

public sealed class DefragmentationPlanTests
{
    private static readonly IReadOnlySet<ulong> Nobody = new HashSet<ulong>();

    [Fact]
    public void Followers_come_first_then_the_leadership_is_moved_away_then_the_one_that_led() => Assert.Equal(
        [
            new CareStep.Defragment(1), new CareStep.Defragment(3), new CareStep.MoveLeader(2, 1), new CareStep.Defragment(2),
        ],
        DefragmentationPlan.Of(Sample.Healthy()));

    [Fact]
    public void A_single_member_is_defragmented_although_it_leads() =>
        Assert.Equal([new CareStep.Defragment(2)], DefragmentationPlan.Of(Sample.Report(Sample.Member(2))));

    [Fact]
    public void Only_one_member_may_be_asked_for_and_the_leader_is_moved_away_for_it_too()
    {
        Assert.Equal([new CareStep.Defragment(3)], DefragmentationPlan.Of(Sample.Healthy(), only: 3));
        Assert.Equal([new CareStep.MoveLeader(2, 1), new CareStep.Defragment(2)], DefragmentationPlan.Of(Sample.Healthy(), only: 2));
    }

    [Fact]
    public void A_leader_that_nobody_can_take_over_from_is_left_alone()
    {
        var report = Sample.Report(Sample.SilentMember(1, Sample.Lost), Sample.Member(2), Sample.SilentMember(3, Sample.Lost));

        Assert.Empty(DefragmentationPlan.Of(report));
        Assert.Equal("n2", Assert.Single(DefragmentationPlan.Left(report, Nobody)).Label);
    }

    [Fact]
    public void After_an_election_the_plan_goes_on_with_who_follows_now()
    {
        // n1 and n3 are done, and n3 was elected meanwhile: n2 follows, and nothing has to be moved.
        var report = Sample.Report(Sample.Member(1, leader: 3), Sample.Member(2, leader: 3), Sample.Member(3, leader: 3));

        Assert.Equal(new CareStep.Defragment(2), DefragmentationPlan.Next(report, new HashSet<ulong> { 1, 3 }));
        Assert.Null(DefragmentationPlan.Next(report, new HashSet<ulong> { 1, 2, 3 }));
    }

    [Fact]
    public void The_leadership_goes_to_the_most_advanced_follower_and_never_to_a_learner()
    {
        var ahead = Sample.Member(3);
        ahead = ahead with { Status = ahead.Status! with { RaftAppliedIndex = 10235, RaftIndex = 10235 } };
        var learner = Sample.Member(4, learner: true);
        learner = learner with { Status = learner.Status! with { RaftAppliedIndex = 10236 } };

        Assert.Equal(3UL, DefragmentationPlan.Heir(Sample.Report(Sample.Member(1), Sample.Member(2), ahead, learner))?.Id);
        Assert.DoesNotContain(new CareStep.Defragment(4), DefragmentationPlan.Of(Sample.Report(Sample.Member(1), Sample.Member(2), ahead, learner)));
    }

    [Fact]
    public void A_silent_voter_forbids_it_unless_the_person_accepts_that()
    {
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Lost));

        var why = DefragmentationPlan.WhyNot(report, withoutSpare: false);

        Assert.StartsWith("n3 does not answer (2 of 3 voters answer, quorum 2: none may fail), ", why, StringComparison.Ordinal);
        Assert.EndsWith("('kvtui defrag --without-spare' does without).", why, StringComparison.Ordinal);
        Assert.Null(DefragmentationPlan.WhyNot(report, withoutSpare: true));
        Assert.Equal([1UL, 2UL], DefragmentationPlan.Of(report).OfType<CareStep.Defragment>().Select(static step => step.Member));
    }

    [Fact]
    public void Without_a_known_leader_or_with_two_nothing_begins()
    {
        var none = Sample.Report(Sample.Member(1, leader: 0), Sample.Member(2, leader: 0), Sample.Member(3, leader: 0));
        var two = Sample.Report(Sample.Member(1, leader: 3), Sample.Member(2, leader: 2), Sample.Member(3, leader: 3));

        Assert.StartsWith("no leader is known", DefragmentationPlan.WhyNot(none, withoutSpare: true), StringComparison.Ordinal);
        Assert.Contains("does not follow the leader", DefragmentationPlan.WhyNot(two, withoutSpare: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_is_told_with_what_is_checked_after_each_step() => Assert.Equal(
        [
            "1. defragment n1 (follower, 25 MiB, 12 MiB of it in use); then: n1 answers again, follows the leader and has caught up",
            "2. defragment n3 (follower, 25 MiB, 12 MiB of it in use); then: n3 answers again, follows the leader and has caught up",
            "3. move the leadership from n2 to n1; then: all agree on a leader other than n2",
            "4. defragment n2 (leader, 25 MiB, 12 MiB of it in use); then: n2 answers again, follows the leader and has caught up",
        ],
        CareText.Lines(DefragmentationPlan.Of(Sample.Healthy()), Sample.Healthy()));

    [Fact]
    public void After_a_step_the_next_waits_until_the_member_answers_follows_and_has_caught_up()
    {
        var step = new CareStep.Defragment(3);
        var behind = Sample.Member(3);
        behind = behind with { Status = behind.Status! with { RaftIndex = 9000, RaftAppliedIndex = 9000 } };

        Assert.Null(CareCheck.Missing(step, Sample.Healthy()));
        Assert.Equal("n3 does not answer", Missing(Sample.SilentMember(3, Sample.Lost)));
        Assert.Equal("n3 does not answer", Missing(Sample.Member(3) with { Pending = TimeSpan.FromSeconds(2) }));
        Assert.Equal("n3 does not follow the leader", Missing(Sample.Member(3, leader: 0)));
        Assert.Equal("n3 is 1234 entries behind", Missing(behind));
        Assert.Equal("n2 still leads", CareCheck.Missing(new CareStep.MoveLeader(2, 1), Sample.Healthy()));

        string? Missing(MemberReport third) => CareCheck.Missing(step, Sample.Report(Sample.Member(1), Sample.Member(2), third));
    }

    [Fact]
    public void A_full_cluster_is_compacted_defragmented_disarmed_and_tried()
    {
        var report = Sample.Report(Sample.Member(2, 2, false, "memberID:2 alarm:NOSPACE "));

        Assert.Equal(
            [new CareStep.Compact(900), new CareStep.Defragment(2), new CareStep.Disarm(new(2, AlarmKind.NoSpace)), new CareStep.TestWrite()],
            SpacePlan.Of(report, SpaceProgress.Begin(900)));
        Assert.Null(SpacePlan.WhyBack(report));
    }

    [Fact]
    public void What_was_left_is_taken_up_where_it_was()
    {
        var progress = SpaceProgress.Begin(900).After(new CareStep.Compact(900)).After(new CareStep.Defragment(1));

        Assert.Equal(new CareStep.Defragment(3), SpacePlan.Next(Sample.Healthy(), progress));
        progress = progress.After(new CareStep.Defragment(3));
        Assert.Equal(new CareStep.MoveLeader(2, 1), SpacePlan.Next(Sample.Healthy(), progress));
        progress = progress.After(new CareStep.Defragment(2)).After(new CareStep.TestWrite());
        Assert.Null(SpacePlan.Next(Sample.Healthy(), progress));
    }
}
