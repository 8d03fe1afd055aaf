using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Cli.Commands.Writes;

/// <summary><c>kvtui undo</c>: takes the last write back, or does again what was taken back.</summary>
internal static class UndoCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "undo",
            "Take back the last write, or group of writes, that this user made in the cluster from this host; says what that changes and "
            + "asks first. Nothing is written if somebody has changed the keys since",
            "kvtui undo",
            "kvtui undo --yes",
            "kvtui undo --list",
            "kvtui undo --redo")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var list = Switch.Of("--list", "List what was written, newest first, and what became of it; take nothing back");
        var redo = Switch.Of("--redo", "Do again what the last undo took back");
        var rest = Switch.Of("--rest", "Of a group, leave keys that somebody has changed since as they are, and take back the others");
        var yes = Confirmation.Yes();
        verb.Options.Add(list);
        verb.Options.Add(redo);
        verb.Options.Add(rest);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            if (parsed.GetValue(list))
            {
                return ListAsync;
            }

            var (isRedo, takesRest, sure) = (parsed.GetValue(redo), parsed.GetValue(rest), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => RunAsync(session, isRedo, takesRest, sure, cancellationToken);
        });
        return verb;
    }

    private static Undoer UndoerOf(Session session) =>
        new(session.Client, new GuardedWriter(session.Client, session.Clock), session.Journal);

    private static async Task<int> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var groups = await UndoerOf(session).ReadAsync(await ClusterAsync(session, cancellationToken), cancellationToken);
        var now = session.Clock.GetUtcNow();
        session.Writer.Table([.. groups.Select(group => Parts(group, now))]);
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(
        Session session, bool isRedo, bool takesRest, bool sure, CancellationToken cancellationToken)
    {
        var undoer = UndoerOf(session);
        var groups = await undoer.ReadAsync(await ClusterAsync(session, cancellationToken), cancellationToken);
        if ((isRedo ? JournalOrder.NextToRedo(groups) : JournalOrder.NextToUndo(groups)) is not { } group)
        {
            StandardStreams.Say(JournalText.Nothing(session.Journal.IsOn, isRedo));
            return ExitCode.NotFoundOrDenied;
        }

        var plan = await undoer.PlanAsync(group, cancellationToken);
        if (plan.Refusal.Length > 0 || plan.Ready == 0 || (plan.ChangedCount > 0 && !(takesRest && plan.MayTakeRest)))
        {
            StandardStreams.Say(JournalText.Refusal(plan));
            return ExitCode.DegradedOrConflict;
        }

        if (!sure && session.MayWrite && !Agrees(session, plan, cancellationToken))
        {
            StandardStreams.Say("Nothing was taken back.");
            return ExitCode.NotFoundOrDenied;
        }

        return Told(session, await undoer.RunAsync(plan with { TakesRest = takesRest }, cancellationToken));
    }

    /// <summary>The cluster that is meant; asked for where nothing has said so far.</summary>
    private static async Task<ulong> ClusterAsync(Session session, CancellationToken cancellationToken) => session.Client.ClusterId != 0
        ? session.Client.ClusterId
        : (await session.Client.Maintenance.IdentifyAsync(session.Client.Current, cancellationToken)).ClusterId;

    private static bool Agrees(Session session, UndoPlan plan, CancellationToken cancellationToken)
    {
        StandardStreams.Say(JournalText.Line(plan.Group, session.Clock.GetUtcNow()) + ".");
        if (plan.Only is { } only && session.Journal.Shows(only.Key))
        {
            StandardStreams.Say(JournalText.Change(only));
        }

        var word = plan.Ready > 1 ? plan.Ready.ToString(CultureInfo.InvariantCulture) : null;
        var what = word is null ? "it" : $"the {word} keys";
        return Confirmation.Asks($"{(plan.IsRedo ? "Redo" : "Undo")} {what}", word, session.Client, cancellationToken);
    }

    private static int Told(Session session, UndoResult result)
    {
        var text = JournalText.Done(result);
        if (result.Error is { } error)
        {
            StandardStreams.Say($"{text}.");
            return ExitCode.Of(error);
        }

        if (result.Keys == 0)
        {
            StandardStreams.Say($"{text}.");
            return ExitCode.DegradedOrConflict;
        }

        session.Writer.Done(
            [.. text.Split('\n')],
            new("done", result.Plan.IsRedo ? "redo" : "undo"),
            new("keys", result.Keys), new("revision", result.Revision), new("skipped", result.SkippedCount));
        session.Target.Tell(session.Client, default);
        return result.SkippedCount == 0 ? ExitCode.Done : ExitCode.DegradedOrConflict;
    }

    private static ResultPart[] Parts(JournalGroup group, DateTimeOffset now) =>
    [
        new("at", Quantities.Age(now - group.At), json => json.WriteStringValue(group.At)),
        new("act", JournalText.Act(group.Act)),
        KeyPart.Number("keys", group.Keys, Quantities.Count(group.Keys)),
        new("state", JournalText.State(group)),
        new("subject", JournalText.Subject(group)),
        new("by", Printable.Text(group.Who)),
    ];
}
