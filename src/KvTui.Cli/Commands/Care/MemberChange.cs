using KvTui.Cli.Output.Results;
using KvTui.Core.Care;
using KvTui.Core.Care.Membership;
using KvTui.Core.Care.Running;
using KvTui.Core.Copying;

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
        if (!_care.MayGoOn(MembershipText.Lines(report, change, label, peerUrls), cancellationToken))
        {
            StandardStreams.Say($"{Nothing}.");
            return ExitCode.NotFoundOrDenied;
        }

        await DoAsync(change, name, label, peerUrls, cancellationToken);
        return ExitCode.Done;
    }

    private async Task DoAsync(
        MembershipChange change, string name, string label, IReadOnlyList<string> peerUrls, CancellationToken cancellationToken)
    {
        var (changed, left) = await MembershipRequest.SendAsync(session.Client.Cluster, change, peerUrls, 0, cancellationToken);
        if (change.Subject is null)
        {
            TellOfNew(new(changed, left), name);
        }
        else
        {
            var voters = left.Members.Count(static member => !member.IsLearner);
            session.Writer.Done(
                [MembershipText.Done(change.Act, label, left)],
                new("done", MembershipText.Verb(change.Act)), new("member", label), ResultPart.Id("member_id", changed.Id),
                new("voters", voters));
        }

        session.Target.Tell(session.Client, left.Header);
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
            + (addition.Added.IsLearner ? $", and promote it once it has caught up: kvtui member promote {ShellWord.Of(name)}" : "."));
    }
}
