using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Members;

/// <summary>Says what this tool did to the cluster itself, for the timeline.</summary>
internal static class ActText
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>“kvtui defragmented n3 in 4 s”, or what it failed to do; empty if the call did nothing of that kind.</summary>
    public static string Of(CallRecord call, ClusterState cluster)
    {
        if (call.Act is not { } act)
        {
            return "";
        }

        var there = cluster.NameAt(call.Endpoint);
        var member = cluster.Report?.LabelOf(act.Member) ?? act.Member.ToString("x", CultureInfo.InvariantCulture);
        var (did, failed, what) = act.Kind switch
        {
            ClusterActKind.Defragment => ("defragmented", "defragment", there),
            ClusterActKind.Compact => ("compacted", "compact", $"the history before r{act.Text}"),
            ClusterActKind.Disarm => ("took back", "take back", $"the alarm {act.Text} of {member}"),
            ClusterActKind.MoveLeader => ("moved", "move", $"the leadership to {member}"),
            ClusterActKind.AddVoter => ("added", "add", $"a voter at {act.Text}"),
            ClusterActKind.AddLearner => ("added", "add", $"a learner at {act.Text}"),
            ClusterActKind.RemoveMember => ("removed", "remove", member),
            ClusterActKind.UpdateMember => ("changed", "change", $"the peer URLs of {member} to {act.Text}"),
            ClusterActKind.PromoteMember => ("promoted", "promote", member),
            ClusterActKind.Snapshot => ("read", "read", $"{Quantities.Size(call.ReceivedBytes)} of a snapshot from {there}"),
            _ => throw new ArgumentOutOfRangeException(nameof(call), act.Kind, "is not a known act"),
        };
        return call.Error switch
        {
            null => $"kvtui {did} {what}{(call.Elapsed < Soon ? "" : $" in {Quantities.Age(call.Elapsed)}")}",
            EtcdErrorKind.DeadlineExceeded or EtcdErrorKind.ServerTimeout or EtcdErrorKind.ConnectionLost =>
                $"kvtui tried to {failed} {what}: no answer, it may be done all the same",
            _ => $"kvtui tried to {failed} {what}, and could not",
        };
    }
}
