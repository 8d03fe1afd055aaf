using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui alarm list</c>, <c>alarm disarm [KIND]</c>.</summary>
internal static class AlarmCommand
{
    private const string Disarm = "disarm";
    private static readonly string[] Actions = ["list", Disarm];
    private static readonly AlarmKind[] Kinds = [AlarmKind.NoSpace, AlarmKind.Corrupt];

    public static Verb Create(ConnectionFlags flags)
    {
        var action = new Argument<string>("ACTION")
        { Description = "list: the alarms that are raised; disarm: take them back", CompletionSources = { Actions } };
        var kind = new Argument<string?>("KIND")
        {
            Description = "With disarm: NOSPACE, or CORRUPT [NOSPACE]",
            Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { Kinds.Select(CareText.Name).ToArray() },
        };
        var verb = new Verb(
            "alarm",
            "List the alarms that are raised, or take them back; an alarm whose cause remains comes back",
            "kvtui alarm list",
            "kvtui alarm disarm --yes")
        {
            WritesIf = parsed => parsed.GetValue(action) == Disarm,
        };
        var yes = CareSession.Yes();
        verb.Arguments.Add(action);
        verb.Arguments.Add(kind);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var text = parsed.GetValue(kind);
            var wanted = text is null ? AlarmKind.NoSpace
                : Array.Find(Kinds, each => CareText.Name(each).Equals(text, StringComparison.OrdinalIgnoreCase));
            if (wanted == AlarmKind.None)
            {
                throw new UsageException($"alarm: there is no kind '{text}'; expected NOSPACE or CORRUPT.");
            }

            switch (parsed.GetRequiredValue(action))
            {
                case "list":
                    return ListAsync;
                case Disarm:
                    var isSure = CareSession.IsSure(parsed, yes);
                    return (session, cancellationToken) => DisarmAsync(session, wanted, isSure, cancellationToken);
                case var other:
                    throw new UsageException($"alarm: there is no '{other}'; expected {string.Join(", ", Actions)}.");
            }
        });
        return verb;
    }

    private static async Task<int> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var alarms = await session.Client.Maintenance.AlarmsAsync(cancellationToken);
        var members = (await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members;
        session.Writer.Table(
        [
            .. alarms.Select(alarm => new ResultPart[]
            {
                new("member", members.FirstOrDefault(member => member.Id == alarm.MemberId)?.Name ?? ""),
                ResultPart.Id("member_id", alarm.MemberId),
                new("alarm", CareText.Name(alarm.Kind)),
            }),
        ]);
        if (alarms.Count == 0)
        {
            StandardStreams.Say("No alarm is raised.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> DisarmAsync(Session session, AlarmKind kind, bool isSure, CancellationToken cancellationToken)
    {
        var care = new CareSession(session, isSure);
        var alarms = await session.Client.Maintenance.AlarmsAsync(cancellationToken);
        var report = await care.Runner.LookAsync(cancellationToken);
        var steps = alarms.Where(alarm => alarm.Kind == kind).Select(static alarm => new CareStep.Disarm(alarm)).ToList();
        if (steps.Count == 0)
        {
            StandardStreams.Say($"No alarm {CareText.Name(kind)} is raised.");
        }
        else if (!care.MayGoOn([.. CareText.Lines(steps, report), Warning(report, kind)], cancellationToken))
        {
            StandardStreams.Say("No alarm was taken back.");
            return ExitCode.NotFoundOrDenied;
        }

        var code = ExitCode.Done;
        foreach (var step in steps)
        {
            var outcome = await care.DoAsync(step, report, cancellationToken);
            code = outcome.Missing is null ? code : ExitCode.DegradedOrConflict;
            session.Writer.Done(
                [$"{CareText.Name(kind)} of {report.LabelOf(step.Alarm.MemberId)} taken back"],
                ResultPart.Id("member_id", step.Alarm.MemberId), new("disarmed", CareText.Name(kind)));
        }

        var others = alarms.Where(alarm => alarm.Kind != kind).Select(static alarm => CareText.Name(alarm.Kind)).Distinct().ToList();
        if (others.Count > 0)
        {
            StandardStreams.Say($"Still raised: {CareText.Joined(others)}; see 'kvtui alarm list'.");
        }

        return code;
    }

    private static string Warning(ClusterReport report, AlarmKind kind) =>
        kind == AlarmKind.Corrupt
            ? "Do this only after the damaged member was removed and added anew: until then it may answer with wrong values."
        : SpacePlan.WhyBack(report) is { } why
            ? $"Beware: {why}. The alarm would come back with the next write; compact and defragment first."
        : "Every member has room below its quota, as far as that is known.";
}
