using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Care;
using KvTui.Etcd.Watch;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui compaction REVISION</c>, <c>compaction --keep N</c>.</summary>
internal static class CompactionCommand
{
    /// <summary>A key to ask for revisions by; it need not exist.</summary>
    private static readonly KeyRange AnyKey = KeyRange.Key(EtcdKey.FromText("health"));

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
        };
        verb.Aliases.Add("compact");
        var revision = new Argument<string?>("REVISION")
        { Description = "The oldest revision that can still be read afterwards", Arity = ArgumentArity.ZeroOrOne };
        var keep = Number.Of("--keep", "Instead of REVISION: keep the last N revisions");
        var physical = Switch.Of("--physical", "Wait until the space is free inside every database");
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
                session, now => last is { } count ? now - count : first, isPhysical, isSure, cancellationToken);
        });
        return verb;
    }

    private static long Revision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new UsageException($"REVISION: '{text}' is not a whole number above 0.");

    private static async Task<int> RunAsync(
        Session session, Func<long, long> choose, bool isPhysical, bool isSure, CancellationToken cancellationToken)
    {
        var now = (await session.Client.Kv.RangeAsync(AnyKey, new() { KeysOnly = true }, cancellationToken)).Header.Revision;
        var revision = choose(now);
        if (revision > now)
        {
            throw new UsageException($"r{revision} is still to come: the cluster is at r{now}.");
        }

        var oldest = await OldestAsync(session, cancellationToken);
        if (revision <= Math.Max(oldest, 1))
        {
            StandardStreams.Say($"Nothing was forgotten: r{Math.Max(oldest, 1)} is the oldest revision already, and r{now} the latest.");
            return ExitCode.NotFoundOrDenied;
        }

        string[] plan =
        [
            $"{Lost(oldest, revision, now)} Keys as they are now remain; what they were before r{revision} can no longer be read "
                + "(get --rev), watched from (watch --rev) or gone back to.",
        ];
        if (!new CareSession(session, isSure).MayGoOn(plan, cancellationToken))
        {
            StandardStreams.Say("Nothing was forgotten.");
            return ExitCode.NotFoundOrDenied;
        }

        var answer = await session.Client.Maintenance.CompactAsync(revision, isPhysical, cancellationToken);
        session.Writer.Done(
            [$"compacted: r{revision} is the oldest revision now"],
            new("compact_revision", revision), new("revision", now), new("physical", isPhysical));
        session.Target.Tell(session.Client, answer);
        return ExitCode.Done;
    }

    private static string Lost(long oldest, long revision, long now) =>
        oldest == 0
            ? $"The history before r{revision} is forgotten; the cluster is at r{now}."
            : $"Of the history from r{oldest} to r{now}, r{oldest} to r{revision - 1} are forgotten: "
                + $"{Quantities.Count(revision - oldest)} of {Quantities.Count(now - oldest + 1)} revisions.";

    /// <summary>The oldest revision that can be read; 0 if the cluster does not tell it in time.</summary>
    private static async Task<long> OldestAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Client.Kv.RangeAsync(AnyKey, new() { KeysOnly = true, Revision = 1 }, cancellationToken);
            return 1;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            // Only a watch is told up to where.
        }

        using var enough = new CancellationTokenSource(session.Client.Options.CommandTimeout, session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await foreach (var update in session.Client.Watch.WatchAsync(new() { Ranges = [AnyKey], StartRevision = 1 }, either.Token))
            {
                if (update is WatchUpdate.Compacted(var oldest))
                {
                    return oldest;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is told without.
        }

        return 0;
    }
}
