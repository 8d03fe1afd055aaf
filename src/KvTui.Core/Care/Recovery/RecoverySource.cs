using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Recovery;

/// <summary>Finds the member whose data a cluster that has lost its quorum is best recovered from.</summary>
public static class RecoverySource
{
    /// <summary>
    /// Of the members that answer, voters before learners, the one with the highest index: up to it all members agree, so the least is
    /// lost with it. Between equal ones the newest term decides. Null if there is a quorum, or none of them tells.
    /// </summary>
    public static MemberReport? Of(ClusterReport report)
    {
        MemberReport? best = null;
        if (report.Health == ClusterHealth.NoQuorum)
        {
            foreach (var member in report.Members)
            {
                if (member is { IsProxy: false, Id: not 0, Status: not null } && (best is null || IsBetter(member, best)))
                {
                    best = member;
                }
            }
        }

        return best;
    }

    /// <summary>Who it is and why, as a clause: “of those that answer, n2 has the most data: term 7, index 10234, r9120”.</summary>
    public static string Text(MemberReport source) =>
        $"of those that answer, {source.Label} has the most data: term {source.Status!.RaftTerm}, index {source.Status.RaftIndex}, "
            + Quantities.Revision(source.Status.Header.Revision);

    private static bool IsBetter(MemberReport member, MemberReport best) =>
        member.IsVoter != best.IsVoter ? member.IsVoter
        : member.Status!.RaftIndex != best.Status!.RaftIndex ? member.Status.RaftIndex > best.Status.RaftIndex
        : member.Status.RaftTerm > best.Status.RaftTerm;
}
