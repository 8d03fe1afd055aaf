using KvTui.Core.Scans.Roster;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Members as their list shows them: n1 to n3, of which n2 leads, and n4, a learner that has not started.</summary>
internal static class MemberSample
{
    public static readonly MemberList Three = Listed(Member(1), Member(2), Member(3));

    public static readonly MemberList WithLearner = Listed(Member(1), Member(2), Member(3), new(4, "", ["http://10.0.0.4:2380"], [], true));

    /// <summary>n1 answers alone, and knows no leader.</summary>
    public static ClusterReport NoQuorum { get; } = ClusterAssessment.Assess(
        [Sample.Member(1, leader: 0, errors: "etcdserver: no leader"), Sample.SilentMember(2, Sample.Silent), Sample.SilentMember(3, Sample.Refused)], Sample.Silent);

    /// <summary>An explorer with the list open.</summary>
    public static TestExplorer Open(MemberList? list = null, ClusterReport? report = null, ExplorerSettings? settings = null, Size? size = null) =>
        new TestExplorer(size, settings).Listed("/app/a", "/app/b").Send(new ClusterMessage(report ?? Sample.Healthy()))
            .Command("members").Lists(MemberRows.Of(list ?? Three, report ?? Sample.Healthy()));

    public static MemberList Listed(params Member[] members) => new(new(0xC1, 1, 0, 7), members);

    public static Member Member(ulong number) => new(number, $"n{number}", [$"http://10.0.0.{number}:2380"], [$"http://10.0.0.{number}:2379"], false);
}
