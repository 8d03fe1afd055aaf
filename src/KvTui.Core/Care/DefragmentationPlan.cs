using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>
/// In which order the members of a cluster are defragmented: the followers, then the leadership is moved away, then who led. What comes
/// next follows from how the cluster looks then, so that a plan that was left, or overtaken by an election, can be taken up again.
/// </summary>
public static class DefragmentationPlan
{
    /// <summary>The steps that come, if nothing happens meanwhile; empty if there is no member to defragment.</summary>
    /// <param name="only">The id of the only member to defragment; 0 for all that vote and answer.</param>
    /// <param name="already">The ids of the members that are defragmented already; null for none.</param>
    public static IReadOnlyList<CareStep> Of(ClusterReport report, ulong only = 0, IReadOnlySet<ulong>? already = null)
    {
        var (steps, done) = (new List<CareStep>(), new HashSet<ulong>(already ?? new HashSet<ulong>()));
        while (Next(report, done, only) is { } step)
        {
            steps.Add(step);
            if (step is CareStep.MoveLeader(_, var to))
            {
                report = report with { Leader = to };
            }
            else if (step is CareStep.Defragment(var id))
            {
                done.Add(id);
            }
        }

        return steps;
    }

    /// <summary>The step that comes next; null if no member is left, or only a leader that nobody can take over from.</summary>
    /// <param name="done">The ids of the members that are defragmented already.</param>
    /// <param name="only">The id of the only member to defragment; 0 for all that vote and answer.</param>
    public static CareStep? Next(ClusterReport report, IReadOnlySet<ulong> done, ulong only = 0)
    {
        var left = Left(report, done, only);
        if (left.FirstOrDefault(m => m.Id != report.Leader) is { } follower)
        {
            return new CareStep.Defragment(follower.Id);
        }

        return left is not [var leader] ? null
            : report.VoterCount == 1 ? new CareStep.Defragment(leader.Id)
            : Heir(report) is { } heir ? new CareStep.MoveLeader(leader.Id, heir.Id)
            : null;
    }

    /// <summary>The members that a plan still has to defragment, in the order of their names.</summary>
    public static IReadOnlyList<MemberReport> Left(ClusterReport report, IReadOnlySet<ulong> done, ulong only = 0) =>
        [.. report.Members.Where(m => IsReady(m) && !done.Contains(m.Id) && (only == 0 || m.Id == only))];

    /// <summary>Why no member may be defragmented now, as a sentence; null if one may.</summary>
    /// <param name="withoutSpare">Whether to go on where voters are silent already, so that writes wait for a member that is at it.</param>
    public static string? WhyNot(ClusterReport report, bool withoutSpare)
    {
        if (StepRules.Obscure(report) is { } obscure)
        {
            return obscure;
        }

        var silent = report.Members.Where(static m => m.IsVoter && m.Status is null).Select(static m => m.Label).ToList();
        return silent.Count > 0 && !withoutSpare
            ? $"{CareText.Joined(silent)} {(silent.Count == 1 ? "does" : "do")} not answer ({Tolerance.Of(report).Text}), "
                + "and a member that defragments does not serve either; bring back what is silent first "
                + "('kvtui defrag --without-spare' does without)."
            : null;
    }

    /// <summary>The member to move the leadership to: of those that answer and follow, the most advanced one; null if none.</summary>
    public static MemberReport? Heir(ClusterReport report) => report.Members
        .Where(m => IsReady(m) && m.Id != report.Leader && !m.Disagreements.HasFlag(Disagreement.Leader))
        .MaxBy(static m => m.Status!.RaftAppliedIndex);

    private static bool IsReady(MemberReport member) => member is { IsVoter: true, IsProxy: false, Status: not null };
}
