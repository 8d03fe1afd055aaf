using KvTui.Core.Care;

namespace KvTui.Core.Tests.Screens;

/// <summary>Screens of what is done for a cluster: its members, snapshots, and what is done by hand.</summary>
internal static class CareScreens
{
    private static readonly Size Wide = new(120, 40);

    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>
    {
        ["members"] = () => MemberSample.Open(MemberSample.WithLearner).Press("down"),
        ["members-120x40"] = () => MemberSample.Open(MemberSample.WithLearner, size: Wide).Press("down"),
        ["members-no-quorum"] = () => MemberSample.Open(report: MemberSample.NoQuorum),
        ["members-no-quorum-120x40"] = () => MemberSample.Open(report: MemberSample.NoQuorum, size: Wide),
        ["members-add-prompt"] = () => MemberSample.Open().Press("a").Type("n4 http://10.0.0.4"),
        ["members-add"] = () => MemberSample.Open().Press("a").Type("n4 http://10.0.0.4:2380").Press("enter"),
        ["members-remove"] = () => MemberSample.Open().Press("down d"),
        ["members-remove-120x40"] = () => MemberSample.Open(size: Wide).Press("down d"),
        ["members-remove-40x10"] = () => MemberSample.Open().Press("down d").Resize(40, 10),
        ["members-lead"] = () => MemberSample.Open().Press("m"),
        ["members-details"] = () => MemberSample.Open().Press("enter"),
        ["members-replace"] = Silent,
        ["members-replace-120x40"] = () => Silent().Resize(120, 40),
        ["members-added"] = Added,
        ["members-added-120x40"] = () => Added().Resize(120, 40),
        ["members-help"] = () => MemberSample.Open().Press("?"),
        ["recovery"] = () => MemberSample.Open(report: MemberSample.NoQuorum).Press("R"),
        ["recovery-120x40"] = () => MemberSample.Open(report: MemberSample.NoQuorum, size: Wide).Press("R pgdn"),
        ["restore-asking"] = () => GoldenScreens.Shop().Command("restore"),
        ["restore"] = Restore,
        ["restore-120x40"] = () => Restore().Resize(120, 40),
        ["snapshot-prompt"] = () => GoldenScreens.Shop().Command("snapshot"),
        ["snapshot-running"] = Snapshot,
        ["snapshot-running-120x40"] = () => Snapshot().Resize(120, 40),
        ["snapshot-stop"] = () => Snapshot().Press("esc"),
        ["snapshot-saved"] = () => Snapshot().Press("?").Send(new OperationMessage.SnapshotEnded("/root/s.db", $"Snapshot of n1 (follower), 40 MiB, r10234 or later, in /root/s.db; sha256 {new string('a', 64)}")).Press("esc"),
    };

    private static TestExplorer Silent() => MemberSample.Open(
        report: Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))).Press("G enter");

    private static TestExplorer Added()
    {
        var addition = new Etcd.Cluster.MemberAddition(MemberSample.WithLearner.Members[3], MemberSample.WithLearner);
        return MemberSample.Open().Send(new OperationMessage.MembersChanged("n4 added; 3 voters", true, [.. MemberLines.OfNew(addition, "n4")]));
    }

    private static TestExplorer Restore() => GoldenScreens.Shop().Command("restore").Send(new OperationMessage.PageFilled(
        MemberLines.RestoreTitle, [.. MemberLines.OfRestore(MemberSample.Three, Sample.Healthy(), "/root/local-20260101-1200.db", MemberLines.RestoredFolder)]));

    private static TestExplorer Snapshot() => GoldenScreens.Shop().Command("snapshot s.db")
        .Send(new OperationMessage.SnapshotRead("n1", 12 << 20, 40 << 20)).Pass(TimeSpan.FromSeconds(5));
}
