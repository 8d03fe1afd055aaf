using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Membership;

/// <summary>The words for changes of members, before and after they are made.</summary>
public static class MembershipText
{
    /// <summary>What is said before a change: what it does, how many may fail before and after it, and what should be thought of.</summary>
    /// <param name="name">What the member is called; a new one is to be.</param>
    /// <param name="peerUrls">Where the others are to reach it; of use where a member is added or moved.</param>
    public static IEnumerable<string> Lines(
        ClusterReport report, MembershipChange change, string name, IReadOnlyList<string> peerUrls) =>
    [
        Order(report, change, name, string.Join(", ", peerUrls)),
        $"Before: {Tolerance.Of(report).Text}",
        $"After:  {MembershipPlan.After(report, change).Text}",
        .. MembershipPlan.Warnings(report, change),
    ];

    /// <summary>What was done, with how many voters there are now: “n3 removed; 2 voters”.</summary>
    public static string Done(MembershipAct act, string name, MemberList left)
    {
        var voters = left.Members.Count(static member => !member.IsLearner);
        return $"{name} {Verb(act)}; {voters} {(voters == 1 ? "voter" : "voters")}";
    }

    /// <summary>What is done, as a participle: “removed”.</summary>
    public static string Verb(MembershipAct act) => act switch
    {
        MembershipAct.AddLearner or MembershipAct.AddVoter => "added",
        MembershipAct.Promote => "promoted",
        MembershipAct.Remove => "removed",
        MembershipAct.UpdatePeers => "updated",
        MembershipAct.Lead => "made the leader",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known change"),
    };

    private static string Order(ClusterReport report, MembershipChange change, string name, string urls) => change.Act switch
    {
        MembershipAct.AddLearner => $"Add {name} at {urls} as a learner.",
        MembershipAct.AddVoter => $"Add {name} at {urls} as a voter.",
        MembershipAct.Promote => $"Make the learner {name} a voter.",
        MembershipAct.Remove => $"Remove {name} ({change.Subject!.Id.ToString("x", CultureInfo.InvariantCulture)}).",
        MembershipAct.UpdatePeers => $"The others reach {name} at {urls}, no longer at {string.Join(", ", change.Subject!.PeerUrls)}.",
        MembershipAct.Lead => $"Move the leadership from {report.LabelOf(report.Leader)} to {name}.",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not a known change"),
    };
}
