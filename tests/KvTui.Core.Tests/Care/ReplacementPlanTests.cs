using KvTui.Core.Care.Membership;
using KvTui.Core.Copying;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Care;

public sealed class ReplacementPlanTests
{
    private static readonly ConnectionWords Words = new("", "--profile prod ");
    private static readonly ClusterReport OneSilent = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused));

    [Fact]
    public void A_dead_member_goes_first_and_the_new_one_comes_as_a_learner_with_the_tolerance_told_at_each_step()
    {
        var lines = ReplacementPlan.Lines(OneSilent, MemberSample.Member(3), "n4", ["http://10.0.0.4:2380"], Words).ToList();

        Assert.Equal(
            [
                "kvtui member remove --profile prod 3",
                "kvtui member add --profile prod n4 --peer-urls http://10.0.0.4:2380 --learner > new-member.env",
                "kvtui member promote --profile prod n4",
            ],
            lines.Where(static line => line[0] != '#'));
        Assert.Contains(
            "# 1. Remove the old one. Before: 2 of 3 voters answer, quorum 2: none may fail; after: 2 of 2 voters answer, quorum 2: none may fail.", lines);
        Assert.EndsWith("After: 3 of 3 voters answer, quorum 2: 1 more may fail.", lines[^2], StringComparison.Ordinal);
        Assert.DoesNotContain("# It still answers.", lines);
    }

    [Fact]
    public void One_that_still_answers_is_said_to_and_a_learner_stays_one()
    {
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3, learner: true));
        var lines = ReplacementPlan.Lines(report, MemberSample.Member(3) with { IsLearner = true }, "n3", ["http://10.0.0.3:2380"], Words).ToList();

        Assert.Contains("# It still answers.", lines);
        Assert.Equal("# It is a learner then, as the old one was.", lines[^1]);
        Assert.Equal(2, lines.Count(static line => line[0] != '#'));
    }

    [Fact]
    public void Where_the_quorum_would_be_lost_there_are_no_lines_to_run()
    {
        var line = Assert.Single(ReplacementPlan.Lines(OneSilent, MemberSample.Member(1), "n1", ["http://10.0.0.1:2380"], Words));

        Assert.StartsWith("# n1 cannot be replaced now: the quorum would be lost", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_member_calls_itself_runs_nothing()
    {
        var gone = MemberSample.Member(3) with { Name = "n3\n$(reboot)" };
        var lines = ReplacementPlan.Lines(OneSilent, gone, gone.Name, gone.PeerUrls, Words).ToList();

        Assert.All(lines, static line => Assert.DoesNotContain('\n', line));
        Assert.Contains(@"kvtui member promote --profile prod $'n3\n$(reboot)'", lines);
    }
}
