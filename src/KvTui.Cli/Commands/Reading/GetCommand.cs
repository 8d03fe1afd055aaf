namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui get KEY</c>.</summary>
internal static class GetCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "get",
            "Print a key's value: its bytes to a pipe, escaped on a terminal",
            "kvtui get /app/db/url",
            "kvtui get /app/db/url --rev 1042",
            "kvtui get --prefix /app/ --keys-only",
            "kvtui get /app/cert >cert.der",
            "kvtui get --key-hex 00ff -o json");
        var key = new KeyArgument<string>("KEY") { Description = "The key, or with --prefix the beginning of keys" };
        var revision = Number.Of("--rev", "Read at this revision");
        var limit = Number.Of("--limit", "With --prefix: at most N keys; 0 for all");
        var prefix = Switch.Of("--prefix", "All keys that begin with KEY: a line with the key, then one with the value");
        var keysOnly = Switch.Of("--keys-only", "Leave out the values; their lines stay, as with etcdctl");
        var raw = Switch.Of("--raw", "Do not escape on a terminal, and add no newline");
        verb.Takes([key], revision, limit, prefix, keysOnly, raw);
        verb.Does(flags, parsed =>
        {
            var many = parsed.GetValue(prefix);
            var wanted = verb.Keys.Read(parsed, parsed.GetRequiredValue(key), mayBeEmpty: many);
            var options = new RangeOptions
            {
                Revision = Number.Read(parsed, revision) ?? 0,
                Limit = many ? Number.Read(parsed, limit) ?? 0 : 0,
                KeysOnly = parsed.GetValue(keysOnly),
                WithLeases = flags.IsJson(parsed),
            };
            var untouched = parsed.GetValue(raw) || !StandardStreams.OutputIsTerminal;
            return (session, cancellationToken) => many
                ? Listing.RunAsync(
                    session, KeyRange.Prefix(wanted), options,
                    item => session.Writer.KeyAndValue(item, options.KeysOnly, untouched), cancellationToken)
                : OneAsync(session, wanted, options, untouched, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> OneAsync(
        Session session, EtcdKey key, RangeOptions options, bool untouched, CancellationToken cancellationToken)
    {
        var page = await LearnerReads.RunAsync(options, asked => session.Client.Kv.RangeAsync(KeyRange.Key(key), asked, cancellationToken));
        if (page.KeyValues.Count == 0)
        {
            StandardStreams.Say(
                $"There is no key '{Printable.Escaped(key.Span)}'{(options.Revision > 0 ? $" at revision r{options.Revision}" : "")}.");
            await PrintedKey.HintAsync(session, KeyRange.Key(key), cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }

        if (options.KeysOnly)
        {
            session.Writer.KeyAndValue(page.KeyValues[0], keysOnly: true, untouched);
        }
        else
        {
            session.Writer.Value(page.KeyValues[0], untouched);
        }

        return ExitCode.Done;
    }
}
