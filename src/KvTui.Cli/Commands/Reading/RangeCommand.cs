namespace KvTui.Cli.Commands.Reading;

/// <summary><c>kvtui range START END</c>.</summary>
internal static class RangeCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "range",
            "Print the keys and values in [START, END), a tab between, escaped, one pair a line",
            "kvtui range /app/a /app/m",
            "kvtui range /app/a /app/m --limit 100 -o json",
            "kvtui range --key-hex 00 ff")
        {
            ReadsFiles = true,
        };
        var start = new KeyArgument<string>("START") { Description = "The first key" };
        var end = new KeyArgument<string>("END") { Description = "The first key after the range" };
        var limit = Number.Of("--limit", "At most N keys; 0 for all");
        var revision = Number.Of("--rev", "Read at this revision");
        verb.Takes([start, end], limit, revision);
        verb.Does(flags, parsed =>
        {
            var keys = KeyRange.Between(
                verb.Keys.Read(parsed, parsed.GetRequiredValue(start), mayBeEmpty: true),
                verb.Keys.Read(parsed, parsed.GetRequiredValue(end)));
            var options = new RangeOptions { Limit = Number.Read(parsed, limit) ?? 0, Revision = Number.Read(parsed, revision) ?? 0 };
            return (session, cancellationToken) => Listing.RunAsync(session, keys, options, session.Writer.Pair, cancellationToken);
        });
        return verb;
    }
}
