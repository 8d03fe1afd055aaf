namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui ls [PREFIX]</c>.</summary>
internal static class ListCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "ls",
            "List the keys that begin with a prefix, one a line, escaped",
            "kvtui ls",
            "kvtui ls /app/ --limit 20 --long",
            "kvtui ls /registry/pods/ --count",
            "kvtui ls -o json | jq -r .key",
            "kvtui --file backup.db ls /app/")
        {
            ReadsFiles = true,
        };
        var prefix = KeySyntax.Prefix();
        var limit = Number.Of("--limit", "At most N keys; 0 for all");
        var count = Switch.Of("--count", "Print only how many there are");
        var details = Switch.Of(
            "--long",
            "Before each key: revision, version and lease, separated by tabs; - for no lease, ? where etcd does not tell, as from 3.7 on; "
            + "behind one that is printed with escapes: how to name it");
        verb.Takes([prefix], limit, count, details);
        verb.Does(flags, parsed =>
        {
            var given = parsed.GetValue(prefix);
            var wanted = given is null ? (KeyRange?)null : KeyRange.Prefix(verb.Keys.Read(parsed, given, mayBeEmpty: true));
            var (counted, detailed) = (parsed.GetValue(count), parsed.GetValue(details));
            var options = new RangeOptions { Limit = Number.Read(parsed, limit) ?? 0, WithLeases = detailed || flags.IsJson(parsed) };
            return async (session, cancellationToken) =>
            {
                var keys = wanted ?? KeyRange.Prefix(session.Client.Options.Root);
                if (!counted)
                {
                    return await Listing.KeysAsync(session, keys, options, detailed, cancellationToken);
                }

                var (revision, sum) = (0L, 0L);
                foreach (var range in await Reach.OfAsync(session, keys, cancellationToken))
                {
                    var wants = new RangeOptions { CountOnly = true, Revision = revision };
                    var page = await LearnerReads.RunAsync(wants, asked => session.Client.Kv.RangeAsync(range, asked, cancellationToken));
                    (revision, sum) = (revision > 0 ? revision : page.Header.Revision, sum + page.Count);
                }

                session.Writer.Count(sum);
                if (sum == 0)
                {
                    await PrintedKey.HintAsync(session, keys, cancellationToken);
                }

                return ExitCode.Done;
            };
        });
        return verb;
    }
}
