using KvTui.Core.Exports;

namespace KvTui.Cli.Commands.Exports;

/// <summary><c>kvtui export [PREFIX]</c>.</summary>
internal static class ExportCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "export",
            "Print the keys with a prefix, all of one revision, so that 'kvtui import' puts them back byte for byte, with leases that live "
            + "as long",
            "kvtui export /app/ >app.ndjson",
            "kvtui export /app/ --rev 1042 --as yaml",
            "kvtui export --as etcdctl >put-all.sh",
            "kvtui --profile prod export /app/ | kvtui --profile test import - --yes",
            "kvtui --profile prod export /app/a --single | kvtui import - --yes --overwrite",
            "kvtui --file snap.db export /app/")
        {
            ReadsFiles = true,
        };
        var prefix = KeySyntax.Prefix();
        var revision = Number.Of("--rev", "Read at this revision");
        var format = new Option<string?>("--as")
        {
            HelpName = "FORMAT",
            Description = $"{WordChoice.Words<ExportFormat>()}: JSON a line a key, an array of it, YAML, or a script; "
                + "'import' reads the first two [ndjson]",
            CompletionSources = { WordChoice.All<ExportFormat>().ToArray() },
        };
        var single = Switch.Of("--single", "Only the key that PREFIX names, not those that begin with it");
        verb.Takes([prefix], revision, format, single);
        verb.Does(flags, parsed =>
        {
            var wanted = parsed.GetValue(prefix) is { } given ? verb.Keys.Read(parsed, given, mayBeEmpty: true) : (EtcdKey?)null;
            var isSingle = parsed.GetValue(single);
            if (isSingle && wanted is not { IsEmpty: false })
            {
                throw new UsageException($"{single.Name} needs the key to export.");
            }

            var options = new RangeOptions { Revision = Number.Read(parsed, revision) ?? 0 };
            var chosen = parsed.GetValue(format) is { } word
                ? WordChoice.Parse<ExportFormat>(word, format.Name)
                : ExportFormat.Ndjson;
            return async (session, cancellationToken) =>
            {
                using var writer = ExportWriters.Of(chosen, session.Results);
                var from = wanted ?? session.Client.Options.Root;
                var keys = isSingle ? KeyRange.Key(from) : KeyRange.Prefix(from);
                return await new ExportRun(session, writer).RunAsync(keys, options, cancellationToken);
            };
        });
        return verb;
    }
}
