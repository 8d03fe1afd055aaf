using KvTui.Cli.Output.Results;
using KvTui.Core.Care;
using KvTui.Core.Care.Membership;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui move-leader MEMBER</c>.</summary>
internal static class MoveLeaderCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "move-leader",
            "Move the leadership to another member, and wait until all agree",
            "kvtui move-leader n2",
            "kvtui move-leader 8e9e05c52164694d --yes")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var target = new Argument<string>("MEMBER") { Description = "The name or id of the member that is to lead" };
        var yes = Confirmation.Yes();
        verb.Arguments.Add(target);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (wanted, isSure) = (parsed.GetRequiredValue(target), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => RunAsync(session, wanted, isSure, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, string wanted, bool isSure, CancellationToken cancellationToken)
    {
        var care = new CareSession(session, isSure);
        var members = (await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members;
        var heir = MemberChoice.Find(members, wanted);
        var report = await care.Runner.LookAsync(cancellationToken);
        if (report.Leader == heir.Id)
        {
            StandardStreams.Say($"{report.LabelOf(heir.Id)} leads already.");
            return ExitCode.Done;
        }

        var change = new MembershipChange(MembershipAct.Lead, heir);
        if (MembershipPlan.WhyNot(report, change) is { } why)
        {
            StandardStreams.Say($"The leadership was not moved: {why}");
            return CareSession.CodeOf(report);
        }

        if (!care.MayGoOn(MembershipText.Lines(report, change, report.LabelOf(heir.Id), []), cancellationToken))
        {
            StandardStreams.Say("The leadership was not moved.");
            return ExitCode.NotFoundOrDenied;
        }

        var step = new CareStep.MoveLeader(report.Leader, heir.Id);
        var after = (await care.DoAsync(step, report, cancellationToken)).After;
        session.Writer.Done(
            [CareText.Done(step, report, after, TimeSpan.Zero)],
            ResultPart.Id("from", report.Leader), ResultPart.Id("to", after.Leader));
        return after.Leader == heir.Id ? ExitCode.Done : ExitCode.DegradedOrConflict;
    }
}
