using KvTui.Core.Care;
using KvTui.Core.Care.Membership;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Care;

public sealed class MembershipPlanTests
{
    private static readonly ClusterReport OneSilent = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Lost));

    [Theory]
    [InlineData(MembershipAct.AddLearner, "3 of 3 voters answer, quorum 2: 1 more may fail")]
    [InlineData(MembershipAct.AddVoter, "3 of 4 voters answer, quorum 3: none may fail")]
    public void A_learner_costs_nothing_and_a_voter_is_one_that_fails_until_it_has_started(MembershipAct act, string after)
    {
        var change = new MembershipChange(act, null);

        Assert.Equal(after, MembershipPlan.After(Sample.Healthy(), change).Text);
        Assert.Null(MembershipPlan.WhyNot(Sample.Healthy(), change));
    }

    [Fact]
    public void A_dead_member_can_be_removed_and_a_living_one_beside_it_cannot()
    {
        Assert.Null(MembershipPlan.WhyNot(OneSilent, Removal(3)));
        Assert.Equal("2 of 2 voters answer, quorum 2: none may fail", MembershipPlan.After(OneSilent, Removal(3)).Text);
        var why = MembershipPlan.WhyNot(OneSilent, Removal(1));
        Assert.StartsWith("the quorum would be lost (1 of 2 voters answer, quorum 2: no quorum", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_dead_member_a_voter_is_refused_and_a_learner_is_not()
    {
        var why = MembershipPlan.WhyNot(OneSilent, new(MembershipAct.AddVoter, null));

        Assert.Contains("2 of 4 voters answer, quorum 3: no quorum", why, StringComparison.Ordinal);
        Assert.Contains("--learner", why, StringComparison.Ordinal);
        Assert.Null(MembershipPlan.WhyNot(OneSilent, new(MembershipAct.AddLearner, null)));
    }

    [Fact]
    public void A_quorum_that_is_not_reached_from_here_is_not_called_lost_and_no_voter_is_removed_by_guess()
    {
        var tunnel = Sample.Report(Sample.SilentMember(1, Sample.Silent), Sample.Member(2), Sample.SilentMember(3, Sample.Silent));
        Assert.Equal("1 of 3 voters answer, quorum 2: there is one, but not all of it can be reached from here", Tolerance.Of(tunnel).Text);
        Assert.EndsWith("by --endpoints.", MembershipPlan.WhyNot(tunnel, Removal(3)), StringComparison.Ordinal);
        Assert.EndsWith("no quorum", Tolerance.Of(MemberSample.NoQuorum).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_voter_is_not_removed_and_only_a_learner_that_has_started_is_promoted()
    {
        var single = Sample.Report(Sample.Member(2));
        Assert.Equal("n2 is the only voter: without it there is no cluster.", MembershipPlan.WhyNot(single, Removal(2)));
        Assert.Equal("n1 votes already.", MembershipPlan.WhyNot(Sample.Healthy(), new(MembershipAct.Promote, Listed(1))));
        var unstarted = Listed(4) with { Name = "", IsLearner = true };
        Assert.StartsWith("4 has not started yet", MembershipPlan.WhyNot(Sample.Healthy(), new(MembershipAct.Promote, unstarted)), StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_the_leader_is_warned_of() =>
        Assert.StartsWith("n2 leads", Assert.Single(MembershipPlan.Warnings(Sample.Healthy(), Removal(2))), StringComparison.Ordinal);

    [Fact]
    public void Where_a_voter_is_silent_or_a_learner_there_what_etcd_refuses_is_said_before()
    {
        var learner = new MembershipChange(MembershipAct.AddLearner, null);
        Assert.Empty(MembershipPlan.Warnings(Sample.Healthy(), learner));
        Assert.StartsWith("n3 does not answer from here: while a voter is not", Assert.Single(MembershipPlan.Warnings(OneSilent, learner)), StringComparison.Ordinal);
        var second = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3, learner: true));
        Assert.StartsWith("n3 is a learner already", Assert.Single(MembershipPlan.Warnings(second, learner)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_peer_urls_of_a_learner_are_not_updated_as_etcd_forgets_then_that_it_is_one() => Assert.StartsWith(
        "n3 is a learner, and etcd would take it for a voter",
        MembershipPlan.WhyNot(Sample.Healthy(), new(MembershipAct.UpdatePeers, Listed(3) with { IsLearner = true })), StringComparison.Ordinal);

    [Fact]
    public void The_leadership_moves_to_another_voter_that_answers_and_costs_nothing()
    {
        Assert.Null(MembershipPlan.WhyNot(Sample.Healthy(), new(MembershipAct.Lead, Listed(1))));
        Assert.Equal("n2 leads already.", MembershipPlan.WhyNot(Sample.Healthy(), new(MembershipAct.Lead, Listed(2))));
        Assert.Equal(
            [
                "Move the leadership from n2 to n1.", "Before: 3 of 3 voters answer, quorum 2: 1 more may fail", "After:  3 of 3 voters answer, quorum 2: 1 more may fail",
                "Writes wait for a moment, until all agree on the new leader.",
            ],
            MembershipText.Lines(Sample.Healthy(), new(MembershipAct.Lead, Listed(1)), "n1", []));
    }

    [Fact]
    public void Who_may_lead_is_a_voter_that_answers()
    {
        Assert.Null(StepRules.WhyNotLead(Sample.Healthy(), 1));
        Assert.StartsWith("n3 does not answer from here", StepRules.WhyNotLead(OneSilent, 3), StringComparison.Ordinal);
        var learner = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3, learner: true));
        Assert.StartsWith("n3 is a learner", StepRules.WhyNotLead(learner, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_member_is_started_with_all_the_others_named()
    {
        var added = new Member(4, "", ["http://h4:2380"], [], true);
        var lines = MemberLines.OfNew(new(added, new(default, [Listed(1), Listed(2), added])), "my n4").ToList();

        Assert.Equal(
            [
                "ETCD_NAME='my n4'",
                "ETCD_INITIAL_CLUSTER='n1=http://h1:2380,n2=http://h2:2380,my n4=http://h4:2380'",
                "ETCD_INITIAL_ADVERTISE_PEER_URLS=http://h4:2380",
                "ETCD_INITIAL_CLUSTER_STATE=existing",
            ],
            lines.Take(4));
    }

    [Fact]
    public void A_restore_has_a_line_for_each_voter_with_the_tool_of_its_version()
    {
        var old = Sample.Member(1, 2, 7, "3.4.23");
        var lines = MemberLines.OfRestore(
            new(default, [Listed(1), Listed(2), Listed(3) with { IsLearner = true }]), Sample.Report(old, Sample.Member(2)), "/b/s.db", "/d", "t").ToList();

        Assert.Contains(
            "ETCDCTL_API=3 etcdctl snapshot restore /b/s.db --name n1 --initial-cluster 'n1=http://h1:2380,n2=http://h2:2380' "
                + "--initial-cluster-token t --initial-advertise-peer-urls http://h1:2380 --data-dir /d",
            lines);
        Assert.Contains(
            "etcdutl snapshot restore /b/s.db --name n2 --initial-cluster 'n1=http://h1:2380,n2=http://h2:2380' "
                + "--initial-cluster-token t --initial-advertise-peer-urls http://h2:2380 --data-dir /d "
                + "--bump-revision 1000000000 --mark-compacted",
            lines);
        Assert.Contains(lines, static line => line.Contains("Left out", StringComparison.Ordinal) && line.Contains("n3", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.DoesNotContain("--name n3", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_member_calls_itself_cannot_run_anything()
    {
        var lines = MemberLines.OfRestore(new(default, [Listed(1) with { Name = "n1\n$(reboot)" }]), Sample.Healthy(), "s.db", "/d", "t").ToList();

        Assert.All(lines, static line => Assert.DoesNotContain('\n', line));
        Assert.Contains(lines, static line => line.Contains(@"--name $'n1\n$(reboot)'", StringComparison.Ordinal));
    }

    private static MembershipChange Removal(ulong id) => new(MembershipAct.Remove, Listed(id));

    private static Member Listed(ulong id) => new(id, $"n{id}", [$"http://h{id}:2380"], [$"http://h{id}:2379"], false);
}
