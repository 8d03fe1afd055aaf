using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

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
        var id = MemberChoice.Find(members, wanted).Id;
        var report = await care.Runner.LookAsync(cancellationToken);
        if (report.Leader == id)
        {
            StandardStreams.Say($"{report.LabelOf(id)} leads already.");
            return ExitCode.Done;
        }

        if (StepRules.WhyNotLead(report, id) is { } why)
        {
            StandardStreams.Say($"The leadership was not moved: {why}");
            return CareSession.CodeOf(report);
        }

        var step = new CareStep.MoveLeader(report.Leader, id);
        string[] plan = [$"{Tolerance.Of(report).Text}. Writes wait for a moment:", .. CareText.Lines([step], report)];
        if (!care.MayGoOn(plan, cancellationToken))
        {
            StandardStreams.Say("The leadership was not moved.");
            return ExitCode.NotFoundOrDenied;
        }

        var after = (await care.DoAsync(step, report, cancellationToken)).After;
        session.Writer.Done(
            [CareText.Done(step, report, after, TimeSpan.Zero)],
            ResultPart.Id("from", report.Leader), ResultPart.Id("to", after.Leader));
        return after.Leader == id ? ExitCode.Done : ExitCode.DegradedOrConflict;
    }
}
