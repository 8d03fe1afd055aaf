using KvTui.Core;
using KvTui.Core.Past;
using KvTui.Core.Past.Running;

namespace KvTui.Cli.Commands.Writes;

/// <summary><c>kvtui revert KEY</c>, <c>revert --prefix P --rev N</c>.</summary>
internal static class RevertCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "revert",
            "Put a key back as it was at a revision; with --prefix make the keys again that are gone since, and touch no others. "
                + "Shows what will happen and asks first",
            "kvtui revert /app/db/url --rev 1042",
            "kvtui revert /app/db/url --yes",
            "kvtui revert --prefix /app/ --rev=-100")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var key = new KeyArgument<string>("KEY") { Description = "The key, or with --prefix the beginning of keys" };
        var revision = new Option<string?>("--rev")
        {
            HelpName = "N",
            Description = "The revision, or -N counted back from the latest; without it, as the key was before its last change",
        };
        var prefix = Switch.Of("--prefix", "All keys that begin with KEY and do not exist any more; needs --rev");
        var yes = Confirmation.Yes();
        verb.Takes([key], revision, prefix, yes);
        verb.Does(flags, parsed =>
        {
            var (isPrefix, text) = (parsed.GetValue(prefix), parsed.GetValue(revision));
            var wanted = text is null ? (WantedRevision?)null
                : RevisionText.Read(text) is { IsNow: false } read ? read
                : throw new UsageException($"--rev: '{text}' is no revision: expected a number as 1042, or -100 from the latest.");
            if (isPrefix && wanted is null)
            {
                throw new UsageException("--prefix needs --rev N: the revision at which the keys were still there.");
            }

            var name = verb.Keys.Read(parsed, parsed.GetRequiredValue(key), mayBeEmpty: isPrefix);
            var isSure = Confirmation.IsSure(parsed, yes);
            return (session, cancellationToken) => isPrefix
                ? PrefixAsync(session, name, wanted!.Value, isSure, cancellationToken)
                : KeyAsync(session, name, wanted, isSure, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> KeyAsync(
        Session session, EtcdKey key, WantedRevision? wanted, bool isSure, CancellationToken cancellationToken)
    {
        var (name, range) = (Printable.Escaped(key.Span), KeyRange.Key(key));
        var now = await session.Client.Kv.RangeAsync(range, RangeOptions.Default, cancellationToken);
        var current = now.KeyValues is [var found, ..] ? found : null;
        var (before, refusal) = wanted is { } revision
            ? await AtAsync(session, key, revision, cancellationToken)
            : await LastAsync(session, key, current, cancellationToken);
        if (before is null)
        {
            StandardStreams.Say($"Nothing was put back: {refusal}");
            await PrintedKey.HintAsync(session, range, cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }

        if (current is not null && current.Value.Span.SequenceEqual(before.Value.Span))
        {
            StandardStreams.Say($"'{name}' has that value already, at {Quantities.Revision(current.ModRevision)}.");
            return ExitCode.Done;
        }

        var place = current is null ? "which does not exist now" : $"now {Quantities.Revision(current.ModRevision)}";
        var act = $"Put '{name}' ({place}) back as it was at {Quantities.Revision(before.ModRevision)}, "
            + Quantities.Size(before.Value.Length);
        if (!isSure && session.MayWrite && !Confirmation.Asks(act, null, session.Client, cancellationToken))
        {
            StandardStreams.Say("Nothing was put back.");
            return ExitCode.NotFoundOrDenied;
        }

        return await Restoring.RunAsync(session, key, current, before.Value, now.Header.ClusterId, cancellationToken);
    }

    private static async Task<int> PrefixAsync(
        Session session, EtcdKey prefix, WantedRevision wanted, bool isSure, CancellationToken cancellationToken)
    {
        var (revision, refusal) = await new PastSurvey(session.Client, session.Clock, prefix).FindAsync(wanted, cancellationToken);
        if (refusal is not null)
        {
            StandardStreams.Say($"Nothing was made again: {refusal}");
            return ExitCode.NotFoundOrDenied;
        }

        var run = new UndeleteRun(session.Client, session.Journal);
        var order = await run.CountAsync(prefix, revision, session.Client.ClusterId, cancellationToken);
        var (name, at) = (Printable.Escaped(prefix.Span), Quantities.Revision(revision));
        if (order.Count == 0)
        {
            StandardStreams.Say($"All that began with '{name}' at {at} exists now.");
            return ExitCode.Done;
        }

        var word = order.Count > 1 ? order.Count.ToString(CultureInfo.InvariantCulture) : null;
        var act = $"Make {order.Count} {(order.Count == 1 ? "key" : "keys")} again that began with '{name}' at {at}";
        if (!isSure && session.MayWrite)
        {
            foreach (var key in order.Sample)
            {
                StandardStreams.WriteError($"  {Printable.Escaped(key.Span)}\n");
            }

            if (!Confirmation.Asks(act, word, session.Client, cancellationToken))
            {
                StandardStreams.Say("Nothing was made again.");
                return ExitCode.NotFoundOrDenied;
            }
        }

        var result = await run.RunAsync(order, _ => !cancellationToken.IsCancellationRequested, CancellationToken.None);
        session.Writer.Done(
            [result.Sentence(order)], new("made", result.Made), new("skipped", result.Skipped), new("as_of_revision", revision));
        session.Target.Tell(session.Client, default);
        return result.Error is { } error ? error.MayHaveBeenApplied ? ExitCode.OutcomeUnknown : ExitCode.Of(error)
            : result.IsStopped ? ExitCode.Interrupted
            : result.Skipped > 0 ? ExitCode.DegradedOrConflict
            : ExitCode.Done;
    }

    /// <summary>The key as it was at a revision; or why there is nothing to put back.</summary>
    private static async Task<(KeyValue? Pair, string Refusal)> AtAsync(
        Session session, EtcdKey key, WantedRevision wanted, CancellationToken cancellationToken)
    {
        var (revision, refusal) = await new PastSurvey(session.Client, session.Clock, key).FindAsync(wanted, cancellationToken);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var page = await session.Client.Kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision }, cancellationToken);
        return page.KeyValues is [var found, ..]
            ? (found, "")
            : (null, $"'{Printable.Escaped(key.Span)}' did not exist at {Quantities.Revision(revision)}.");
    }

    /// <summary>The key as it was before its last change; or why there is nothing to put back.</summary>
    private static async Task<(KeyValue? Pair, string Refusal)> LastAsync(
        Session session, EtcdKey key, KeyValue? current, CancellationToken cancellationToken)
    {
        var reader = new HistoryReader(session.Client, session.Clock, key);
        await foreach (var revision in reader.ReadAsync(cancellationToken))
        {
            if (revision.Pair is { } pair && pair.ModRevision != current?.ModRevision)
            {
                return (pair, "");
            }
        }

        return (null, reader.End);
    }
}
