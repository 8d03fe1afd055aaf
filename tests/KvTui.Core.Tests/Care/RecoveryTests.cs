using KvTui.Core.Care.Recovery;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Care;

public sealed class RecoveryTests
{
    [Fact]
    public void The_highest_index_decides_then_the_term_and_a_learner_only_where_no_voter_answers()
    {
        Assert.Equal("n3", Source(At(1, 100, 9), At(2, 90, 12), At(3, 101, 8)));
        Assert.Equal("n2", Source(At(1, 100, 9), At(2, 100, 10), Sample.SilentMember(3, Sample.Refused)));
        Assert.Equal("n1", Source(At(1, 100, 9), At(2, 200, 9) with { IsLearner = true }, Sample.SilentMember(3, Sample.Refused)));
        Assert.Equal("n2", Source(Sample.SilentMember(1, Sample.Refused), At(2, 200, 9) with { IsLearner = true }, Sample.SilentMember(3, Sample.Refused)));
    }

    [Fact]
    public void With_a_quorum_nobody_is_recovered_from()
    {
        Assert.Null(RecoverySource.Of(Sample.Healthy()));
        Assert.StartsWith("# There is a quorum now", RecoveryTable.Lines(Sample.Healthy())[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_distribution_has_commands_for_each_step_and_nothing_else_is_run()
    {
        Assert.Equal(["kubeadm, and other static pods", "k3s", "RKE2", "OpenShift", "etcd as a service"], RecoveryTable.Ways.Select(static way => way.Distribution));
        Assert.All(RecoveryTable.Ways, static way => Assert.All([way.Stop, way.Keep, way.Alone, way.Begin, way.Rejoin], static step => Assert.NotEmpty(step)));
        var lines = RecoveryTable.Lines(MemberSample.NoQuorum);
        Assert.Contains("# 2. On the host of n1: keep a copy of its data", lines);
        Assert.Contains("rke2 server --cluster-reset", lines);
        Assert.Contains("sudo -E /usr/local/bin/quorum-restore.sh", lines);
    }

    private static string? Source(params MemberReport[] members) =>
        RecoverySource.Of(ClusterAssessment.Assess(members, Sample.Silent) with { Health = ClusterHealth.NoQuorum })?.Label;

    private static MemberReport At(ulong number, ulong index, ulong term)
    {
        var member = Sample.Member(number, leader: 0);
        return member with { Status = member.Status! with { RaftIndex = index, RaftTerm = term } };
    }
}
