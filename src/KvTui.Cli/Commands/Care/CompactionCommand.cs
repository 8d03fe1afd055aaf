using KvTui.Core;
using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui compaction REVISION</c>, <c>compaction --keep N</c>.</summary>
internal static class CompactionCommand
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "compaction",
            "Forget what was changed before a revision: values as they are remain, older ones can no longer be read or watched. "
                + "Space is freed inside the databases; 'kvtui defrag' gives it back",
            "kvtui compaction 1042",
            "kvtui compact --keep 1000 --physical --yes")
        {
            Writes = true,
            Needs = Need.Root,
        };
        verb.Aliases.Add("compact");
        var revision = new Argument<string?>("REVISION")
        { Description = "The oldest revision that can still be read afterwards", Arity = ArgumentArity.ZeroOrOne };
        var keep = Number.Of("--keep", "Instead of REVISION: keep the last N revisions");
        var physical = Switch.Of("--physical", "Wait until the space is free inside the database of the member that answers");
        var yes = Confirmation.Yes();
        verb.Arguments.Add(revision);
        verb.Options.Add(keep);
        verb.Options.Add(physical);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (text, last) = (parsed.GetValue(revision), Number.Read(parsed, keep));
            if (text is null == last is null)
            {
                throw new UsageException("Give either the oldest revision to keep, or --keep N; 'kvtui status' shows the latest one.");
            }

            var first = text is null ? 0 : Revision(text);
            var (isPhysical, isSure) = (parsed.GetValue(physical), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => RunAsync(
                session, now => last is { } count ? CareRules.OldestKept(now, count) : first, isPhysical, isSure, cancellationToken);
        });
        return verb;
    }

    private static long Revision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new UsageException($"REVISION: '{text}' is not a whole number above 0.");

    private static async Task<int> RunAsync(
        Session session, Func<long, long> choose, bool isPhysical, bool isSure, CancellationToken cancellationToken)
    {
        var history = new HistorySurvey(session.Client, session.Clock);
        var now = await history.LatestAsync(cancellationToken);
        var revision = choose(now);
        if (revision > now)
        {
            throw new UsageException($"r{revision} is still to come: the cluster is at r{now}.");
        }

        var oldest = await history.OldestAsync(cancellationToken);
        if (revision <= Math.Max(oldest, 1))
        {
            StandardStreams.Say($"Nothing was forgotten: r{Math.Max(oldest, 1)} is the oldest revision already, and r{now} the latest.");
            return ExitCode.NotFoundOrDenied;
        }

        if (!new CareSession(session, isSure).MayGoOn([CareText.Lost(oldest, revision, now)], cancellationToken))
        {
            StandardStreams.Say("Nothing was forgotten.");
            return ExitCode.NotFoundOrDenied;
        }

        var answer = await CompactAsync(session, revision, isPhysical, cancellationToken);
        session.Writer.Done(
            [$"compacted: r{revision} is the oldest revision now"],
            new("compact_revision", revision), new("revision", now), new("physical", isPhysical));
        session.Target.Tell(session.Client, answer);
        return ExitCode.Done;
    }

    /// <summary>Compacts, and says while it takes long for how long it does.</summary>
    private static async Task<ResponseHeader> CompactAsync(
        Session session, long revision, bool isPhysical, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        var started = session.Clock.GetTimestamp();
        var act = session.Client.Maintenance.CompactAsync(revision, isPhysical, cancellationToken);
        while (!act.IsCompleted)
        {
            await Task.WhenAny(act, Task.Delay(Glance, session.Clock, CancellationToken.None));
            progress.Show($"forgetting what was changed before r{revision}: {Quantities.Age(session.Clock.GetElapsedTime(started))}");
        }

        progress.Clear();
        try
        {
            return await act;
        }
        catch (OperationCanceledException)
        {
            StandardStreams.Say("It is no longer waited for; etcd goes on by itself. The same again tells whether it was forgotten.");
            throw;
        }
    }
}
