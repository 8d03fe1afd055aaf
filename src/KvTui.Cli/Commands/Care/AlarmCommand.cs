using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui alarm</c>: list and disarm, as etcdctl has them.</summary>
internal static class AlarmCommand
{
    private static readonly AlarmKind[] Kinds = [AlarmKind.NoSpace, AlarmKind.Corrupt];

    public static Verb Create(ConnectionFlags flags) => new Verb(
        "alarm",
        "List the alarms that are raised, or take them back; an alarm whose cause remains comes back",
        "kvtui alarm list",
        "kvtui alarm disarm").With(List(flags), Disarm(flags));

    private static Verb List(ConnectionFlags flags)
    {
        var verb = new Verb("list", "Print the alarms that are raised, one a line", "kvtui alarm list", "kvtui alarm list -o json");
        verb.Does(flags, _ => ListAsync);
        return verb;
    }

    private static Verb Disarm(ConnectionFlags flags)
    {
        var verb = new Verb(
            "disarm", "Take the alarms of a kind back; asks first", "kvtui alarm disarm", "kvtui alarm disarm CORRUPT --yes")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var kind = new Argument<string?>("KIND")
        {
            Description = "NOSPACE, or CORRUPT [NOSPACE]",
            Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { Kinds.Select(CareText.Name).ToArray() },
        };
        var yes = Confirmation.Yes();
        verb.Arguments.Add(kind);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (wanted, isSure) = (Kind(parsed.GetValue(kind)), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => DisarmAsync(session, wanted, isSure, cancellationToken);
        });
        return verb;
    }

    private static AlarmKind Kind(string? text)
    {
        var kind = text is null ? AlarmKind.NoSpace
            : Array.Find(Kinds, each => CareText.Name(each).Equals(text, StringComparison.OrdinalIgnoreCase));
        return kind == AlarmKind.None ? throw new UsageException($"alarm: there is no kind '{text}'; expected NOSPACE or CORRUPT.") : kind;
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
                [CareText.Done(step, report, report, TimeSpan.Zero)],
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
            : CareText.Room(report);
}
