using KvTui.Core.Editing;
using KvTui.Core.Past.Running;
using KvTui.Core.Values;

namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui history KEY</c>.</summary>
internal static class HistoryCommand
{
    /// <summary>How many revisions are written at once.</summary>
    private const int AtOnce = 64;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "history",
            "List the revisions of a key that the server still has, newest first; with --from what differs between two of them. "
                + "A line has revision, what happened, version, lease (- for none) and value, with tabs between",
            "kvtui history /app/db/url",
            "kvtui history /app/db/url --limit 10 -o json",
            "kvtui history /app/db/url --from 1042",
            "kvtui history /app/db/url --from 1042 --to 1057",
            "kvtui --file snap.db history /app/db/url")
        {
            ReadsFiles = true,
        };
        var key = new KeyArgument<string>("KEY") { Description = "The key; it need not exist now" };
        var limit = Number.Of("--limit", "At most N revisions; 0 for all");
        var from = Number.Of("--from", "Print what differs from the key as it was at this revision, line by line");
        var to = Number.Of("--to", "With --from: up to this revision; without it, up to now");
        verb.Takes([key], limit, from, to);
        verb.Does(flags, parsed =>
        {
            var wanted = verb.Keys.Read(parsed, parsed.GetRequiredValue(key));
            var (most, older, newer) = (Number.Read(parsed, limit) ?? 0, Number.Read(parsed, from), Number.Read(parsed, to));
            if (older is null && newer is not null)
            {
                throw new UsageException("--to needs --from, the revision that is compared with it.");
            }

            var isJson = flags.IsJson(parsed);
            return (session, cancellationToken) => older is { } first
                ? CompareAsync(session, wanted, (first, newer ?? 0), isJson, cancellationToken)
                : ListAsync(session, wanted, most, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> ListAsync(Session session, EtcdKey key, long most, CancellationToken cancellationToken)
    {
        var reader = new HistoryReader(session.Client, session.Clock, key, long.MaxValue);
        var count = 0L;
        await foreach (var revision in reader.ReadAsync(cancellationToken))
        {
            session.Writer.Revision(key, revision);
            if (++count % AtOnce == 0)
            {
                session.Results.Flush();
            }

            if (count == most)
            {
                return ExitCode.Done;
            }
        }

        session.Results.Flush();
        if (count == 0)
        {
            StandardStreams.Say($"No revision of '{Printable.Escaped(key.Span)}' is kept. {reader.End}");
            await PrintedKey.HintAsync(session, KeyRange.Key(key), cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }

        StandardStreams.Say(reader.End);
        return ExitCode.Done;
    }

    private static async Task<int> CompareAsync(
        Session session, EtcdKey key, (long From, long To) revisions, bool isJson, CancellationToken cancellationToken)
    {
        var before = await AtAsync(session, key, revisions.From, cancellationToken);
        var after = await AtAsync(session, key, revisions.To, cancellationToken);
        if (before.Refusal is not null || after.Refusal is not null || (before.Pair is null && after.Pair is null))
        {
            StandardStreams.Say(before.Refusal ?? after.Refusal ?? $"'{Printable.Escaped(key.Span)}' existed at neither revision.");
            return ExitCode.NotFoundOrDenied;
        }

        if (isJson)
        {
            foreach (var pair in (KeyValue?[])[before.Pair, after.Pair])
            {
                if (pair is not null)
                {
                    session.Writer.Pair(pair);
                }
            }

            return ExitCode.Done;
        }

        foreach (var line in DiffLines.Compare(ValueYaml.Text(before.Pair), ValueYaml.Text(after.Pair)))
        {
            session.Results.Add(line.Kind switch
            {
                DiffLineKind.Same => "  ",
                DiffLineKind.Removed => "- ",
                DiffLineKind.Added => "+ ",
                _ => throw new ArgumentOutOfRangeException(nameof(session), line.Kind, "is not a known kind of line"),
            });
            session.Results.Add(line.Text);
            session.Results.Add("\n"u8);
        }

        return ExitCode.Done;
    }

    /// <summary>The key at a revision, null if it did not exist; or why that cannot be read.</summary>
    private static async Task<(KeyValue? Pair, string? Refusal)> AtAsync(
        Session session, EtcdKey key, long revision, CancellationToken cancellationToken)
    {
        try
        {
            var page = await session.Client.Kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision }, cancellationToken);
            return (page.KeyValues is [var found, ..] ? found : null, null);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            return (null, await new PastSurvey(session.Client, session.Clock, key).CompactedAsync(revision, cancellationToken));
        }
    }
}
