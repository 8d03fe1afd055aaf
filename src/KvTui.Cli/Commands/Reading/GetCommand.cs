using KvTui.Core.Values;

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
            "kvtui get --key-hex 00ff -o json",
            "kvtui get /registry/pods/default/web -o yaml")
        {
            ReadsFiles = true,
        };
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
            var isYaml = flags.IsYaml(parsed);
            if (isYaml && (options.KeysOnly || parsed.GetValue(raw)))
            {
                throw new UsageException($"-o yaml prints values, laid out; leave out {(options.KeysOnly ? keysOnly : raw).Name}.");
            }

            var untouched = parsed.GetValue(raw) || !StandardStreams.OutputIsTerminal;
            return (session, cancellationToken) => many
                ? Listing.RunAsync(
                    session, KeyRange.Prefix(wanted), options,
                    item => Print(session, item, isOne: false), cancellationToken)
                : OneAsync(session, wanted, options, item => Print(session, item, isOne: true), cancellationToken);

            void Print(Session session, KeyValue item, bool isOne)
            {
                if (isYaml)
                {
                    Yaml(session.Results, item, isOne);
                }
                else if (isOne && !options.KeysOnly)
                {
                    session.Writer.Value(item, untouched);
                }
                else
                {
                    session.Writer.KeyAndValue(item, options.KeysOnly, untouched);
                }
            }
        });
        return verb;
    }

    private static async Task<int> OneAsync(
        Session session, EtcdKey key, RangeOptions options, Action<KeyValue> print, CancellationToken cancellationToken)
    {
        var page = await LearnerReads.RunAsync(options, asked => session.Client.Kv.RangeAsync(KeyRange.Key(key), asked, cancellationToken));
        if (page.KeyValues.Count == 0)
        {
            StandardStreams.Say(
                $"There is no key '{Printable.Escaped(key.Span)}'{(options.Revision > 0 ? $" at revision r{options.Revision}" : "")}.");
            await PrintedKey.HintAsync(session, KeyRange.Key(key), cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }

        print(page.KeyValues[0]);
        return ExitCode.Done;
    }

    /// <summary>Prints a value as a YAML document; of several each begins with its key in a comment.</summary>
    private static void Yaml(ResultStream results, KeyValue item, bool isOne)
    {
        if (!isOne)
        {
            results.Add("---\n# "u8);
            results.AddEscaped(item.Key.Span);
            results.Add("\n"u8);
        }

        var lines = ValueYaml.Of(item.Value, out var note);
        foreach (var line in lines)
        {
            results.Add(line);
            results.Add("\n"u8);
        }

        if (note is not null)
        {
            StandardStreams.Say($"'{Printable.Escaped(item.Key.Span)}': {note}");
        }
    }
}
