using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>Says why care cannot begin, or a member cannot lead, as sentences with the next step.</summary>
public static class StepRules
{
    /// <summary>What keeps one from knowing which member is which; null if every member can be told apart and a leader is known.</summary>
    public static string? Obscure(ClusterReport report) =>
        report.Proxy is { } proxy
            ? $"{proxy.Endpoint} leads to several members ({ProxyText.Answers(proxy)}), so that none can be addressed alone; "
                + "name the members themselves by --endpoints."
        : report.Members.FirstOrDefault(static m => m.ForeignCluster != 0) is { } foreign
            ? $"{foreign.Label} belongs to another cluster; name only the endpoints of one by --endpoints."
        : report.Members.FirstOrDefault(static m => m.IsDenied) is { } denied
            ? $"{denied.Label} denies its status to this user; log in as a user with the role root."
        : report.Leader == 0
            ? $"no leader is known ({report.Reason}); bring back enough members for a quorum first."
        : report.Members.FirstOrDefault(static m => m.IsVoter && m.Disagreements.HasFlag(Disagreement.Leader)) is { } other
            ? $"{other.Label} does not follow the leader {report.LabelOf(report.Leader)}; try again once all agree."
        : null;

    /// <summary>Why a member cannot be made the leader; null if it can, or leads already.</summary>
    public static string? WhyNotLead(ClusterReport report, ulong target)
    {
        var member = report.Members.FirstOrDefault(m => m.Id == target);
        return Obscure(report) ?? member switch
        {
            null => "there is no such member; see 'kvtui member list'.",
            { IsLearner: true } => $"{member.Label} is a learner, which cannot lead; promote it first.",
            { Status: null } => $"{member.Label} does not answer from here, so the cluster could be left without a leader; choose another.",
            _ when report.LagOf(member) is > CareCheck.MostEntriesBehind and var behind =>
                $"{member.Label} is {behind} entries behind; wait until it has caught up, or choose another.",
            _ => null,
        };
    }
}
