using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>A change of the members of a cluster.</summary>
/// <param name="Subject">The member that is changed; null for one that is added.</param>
public sealed record MembershipChange(MembershipAct Act, Member? Subject);

/// <summary>The ways to change the members of a cluster.</summary>
public enum MembershipAct
{
    AddLearner,
    AddVoter,
    Promote,
    Remove,

    /// <summary>Other members reach it elsewhere from now on.</summary>
    UpdatePeers,

    /// <summary>The leadership is moved to it.</summary>
    Lead,
}

/// <summary>What a change of members does to the quorum, and why it must not be made.</summary>
public static class MembershipPlan
{
    /// <summary>The tolerance right after a change: a voter that was added has not started yet.</summary>
    public static Tolerance After(ClusterReport report, MembershipChange change)
    {
        var before = Tolerance.Of(report);
        var answers = change.Subject is { } subject && report.Members.Any(m => m.Id == subject.Id && m.Answers) ? 1 : 0;
        return change switch
        {
            { Act: MembershipAct.AddVoter } => new(before.Voters + 1, before.Answering),
            { Act: MembershipAct.Promote } => new(before.Voters + 1, before.Answering + answers),
            { Act: MembershipAct.Remove, Subject.IsLearner: false } => new(before.Voters - 1, before.Answering - answers),
            { Act: MembershipAct.AddLearner or MembershipAct.Remove or MembershipAct.UpdatePeers or MembershipAct.Lead } => before,
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not a known change"),
        };
    }

    /// <summary>Why a change must not be made, as a sentence with the next step; null if etcd may be asked for it.</summary>
    public static string? WhyNot(ClusterReport report, MembershipChange change)
    {
        var subject = change.Subject;
        if (report.Proxy is not null || report.Leader == 0)
        {
            return StepRules.Obscure(report);
        }

        if (change is { Act: MembershipAct.Lead, Subject: { } heir })
        {
            return heir.Id == report.Leader ? $"{Label(heir)} leads already." : StepRules.WhyNotLead(report, heir.Id);
        }

        if (change.Act == MembershipAct.Promote && subject is { IsLearner: false })
        {
            return $"{Label(subject)} votes already.";
        }

        if (change.Act == MembershipAct.Promote && subject is { Name: "" })
        {
            return $"{Label(subject)} has not started yet; start it, and promote it once it has caught up.";
        }

        if (change.Act == MembershipAct.UpdatePeers && subject is { IsLearner: true })
        {
            // An update leaves out whether it is one (etcd: v3rpc/member.go, MemberUpdate).
            return $"{Label(subject)} is a learner, and etcd would take it for a voter once its peer URLs are updated; "
                + "remove it, and add it anew with the other ones.";
        }

        if (change.Act == MembershipAct.Remove && subject is { IsLearner: false } && report.VoterCount == 1)
        {
            return $"{Label(subject)} is the only voter: without it there is no cluster.";
        }

        var after = After(report, change);
        return after.Spare >= 0 || change.Act is MembershipAct.AddLearner or MembershipAct.UpdatePeers ? null
            : $"the quorum would be lost ({after.Text}, as seen from here); " + First(change.Act);
    }

    /// <summary>What should be thought of before a change that is possible, as sentences; nothing for nothing.</summary>
    public static IEnumerable<string> Warnings(ClusterReport report, MembershipChange change)
    {
        var silent = report.Members.Where(static m => m is { IsVoter: true, Answers: false }).Select(static m => m.Label).ToList();
        if (change.Act is MembershipAct.AddLearner or MembershipAct.AddVoter && silent.Count > 0)
        {
            yield return $"{CareText.Joined(silent)} {(silent.Count == 1 ? "does" : "do")} not answer from here: while a voter is not "
                + "connected to the others, etcd adds no member, not even a learner (strict reconfiguration check). Bring it back, or "
                + "remove it first.";
        }

        if (change.Act == MembershipAct.AddLearner && report.Members.FirstOrDefault(static m => m.IsLearner) is { } learner)
        {
            yield return $"{learner.Label} is a learner already, and etcd takes only one unless it was started with --max-learners.";
        }

        if (OfAct(report, change) is { } warning)
        {
            yield return warning;
        }
    }

    /// <summary>The name of a member, else its id in hexadecimal.</summary>
    public static string Label(Member member) =>
        member.Name.Length > 0 ? member.Name : member.Id.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>What is to be done before a change that would cost the quorum.</summary>
    private static string First(MembershipAct act) => act switch
    {
        MembershipAct.Remove =>
            "first bring back or remove members that do not answer, or name those that only cannot be reached from here by --endpoints.",
        MembershipAct.Promote => "first bring back or remove voters that do not answer, and see that this learner runs.",
        MembershipAct.AddVoter =>
            "remove members that are gone for good first, or add this one as a learner (--learner) and promote it later.",
        MembershipAct.AddLearner or MembershipAct.UpdatePeers or MembershipAct.Lead => "",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known change"),
    };

    private static string? OfAct(ClusterReport report, MembershipChange change) => change switch
    {
        { Act: MembershipAct.AddVoter } =>
            "Until the new member has started and caught up, it counts as one that fails; a learner would not.",
        { Act: MembershipAct.Remove, Subject: { } subject } when subject.Id == report.Leader =>
            $"{Label(subject)} leads: writes wait for an election, which moving the leadership first avoids.",
        { Act: MembershipAct.Remove } => "Its process ends by itself; to come back it has to be added anew, with an empty data directory.",
        { Act: MembershipAct.UpdatePeers } =>
            "The other members reach it only there from then on: it has to listen there (--listen-peer-urls), or it is cut off.",
        { Act: MembershipAct.Lead } => "Writes wait for a moment, until all agree on the new leader.",
        { Act: MembershipAct.Promote } =>
            "etcd refuses while it has not caught up with the leader; from then on it counts for the quorum.",
        { Act: MembershipAct.AddLearner } => null,
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not a known change"),
    };
}
