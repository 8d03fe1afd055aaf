using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary>One change of the members: says what it does to the quorum, asks, and prints what has to be done elsewhere.</summary>
internal sealed class MemberChange(Session session, bool isSure)
{
    private const string Nothing = "No member was changed";

    private readonly CareSession _care = new(session, isSure);

    public async Task<int> RunAsync(
        MembershipAct act, string name, IReadOnlyList<string> peerUrls, CancellationToken cancellationToken)
    {
        var members = (await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members;
        var isNew = act is MembershipAct.AddLearner or MembershipAct.AddVoter;
        if (isNew && members.Any(member => member.Name == name))
        {
            throw new UsageException($"There is a member '{name}' already; give the new one another name.");
        }

        var change = new MembershipChange(act, isNew ? null : MemberChoice.Find(members, name));
        var report = await _care.Runner.LookAsync(cancellationToken);
        if (MembershipPlan.WhyNot(report, change) is { } why)
        {
            StandardStreams.Say($"{Nothing}: {why}");
            return ExitCode.DegradedOrConflict;
        }

        var label = change.Subject is { } subject ? MembershipPlan.Label(subject) : name;
        if (!_care.MayGoOn(Plan(report, change, label, peerUrls), cancellationToken))
        {
            StandardStreams.Say($"{Nothing}.");
            return ExitCode.NotFoundOrDenied;
        }

        await DoAsync(change, name, label, peerUrls, cancellationToken);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Plan(ClusterReport report, MembershipChange change, string label, IReadOnlyList<string> peerUrls)
    {
        var urls = string.Join(", ", peerUrls);
        yield return change.Act switch
        {
            MembershipAct.AddLearner => $"Add {label} at {urls} as a learner.",
            MembershipAct.AddVoter => $"Add {label} at {urls} as a voter.",
            MembershipAct.Promote => $"Make the learner {label} a voter.",
            MembershipAct.Remove => $"Remove {label} ({MemberChoice.HexId(change.Subject!)}).",
            MembershipAct.UpdatePeers =>
                $"The others reach {label} at {urls}, no longer at {string.Join(", ", change.Subject!.PeerUrls)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not a known change"),
        };
        yield return $"Before: {Tolerance.Of(report).Text}";
        yield return $"After:  {MembershipPlan.After(report, change).Text}";
        if (MembershipPlan.Warning(report, change) is { } warning)
        {
            yield return warning;
        }
    }

    private async Task DoAsync(
        MembershipChange change, string name, string label, IReadOnlyList<string> peerUrls, CancellationToken cancellationToken)
    {
        var (cluster, id) = (session.Client.Cluster, change.Subject?.Id ?? 0);
        switch (change.Act)
        {
            case MembershipAct.AddLearner or MembershipAct.AddVoter:
                var addition = await cluster.AddAsync(peerUrls, change.Act == MembershipAct.AddLearner, cancellationToken);
                TellOfNew(addition, name);
                session.Target.Tell(session.Client, addition.List.Header);
                return;
            case MembershipAct.Promote:
                Tell("promoted", label, id, await cluster.PromoteAsync(id, cancellationToken));
                return;
            case MembershipAct.Remove:
                Tell("removed", label, id, await cluster.RemoveAsync(id, cancellationToken));
                return;
            case MembershipAct.UpdatePeers:
                Tell("updated", label, id, await cluster.UpdateAsync(id, peerUrls, cancellationToken));
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change.Act, "is not a known change");
        }
    }

    private void TellOfNew(MemberAddition addition, string name)
    {
        string[] lines = [.. MemberLines.OfNew(addition, name)];
        session.Writer.Done(
            lines,
            new("done", "added"), new("member", name), ResultPart.Id("member_id", addition.Added.Id),
            new("learner", addition.Added.IsLearner), new("lines", lines));
        StandardStreams.Say(
            $"{name} ({MemberChoice.HexId(addition.Added)}) is a member now; start it with these lines"
            + (addition.Added.IsLearner ? $", and promote it once it has caught up: kvtui member promote {name}" : "."));
    }

    private void Tell(string done, string label, ulong id, MemberList left)
    {
        var voters = left.Members.Count(static member => !member.IsLearner);
        session.Writer.Done(
            [$"{label} {done}; {voters} {(voters == 1 ? "voter" : "voters")}"],
            new("done", done), new("member", label), ResultPart.Id("member_id", id), new("voters", voters));
        session.Target.Tell(session.Client, left.Header);
    }
}
