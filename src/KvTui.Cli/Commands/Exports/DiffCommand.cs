namespace KvTui.Cli.Commands.Exports;

/// <summary><c>kvtui diff [PREFIX [OTHER]]</c>.</summary>
internal static class DiffCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "diff",
            "Compare keys and values: two prefixes, two revisions, two clusters, or a cluster and a file; + is only on the second side, "
            + "- only on the first, ~ differs. Ends with 4 if there is a difference",
            "kvtui diff /app/ /app-new/",
            "kvtui diff /app/ --rev 1000 --to-rev 1200 --values",
            "kvtui --profile test diff /app/ --to-profile prod",
            "kvtui diff /app/ --to-file app.ndjson -o json",
            "kvtui diff /app/ --to-file snap.db")
        {
            ReadsFiles = true,
        };
        var prefix = KeySyntax.Prefix();
        var other = new KeyArgument<string?>("OTHER")
        { Description = "What the keys of the second side begin with [PREFIX]", Arity = ArgumentArity.ZeroOrOne };
        var revision = Number.Of("--rev", "The first side as of this revision");
        var otherRevision = Number.Of("--to-rev", "The second side as of this revision");
        var profile = new Option<string?>("--to-profile")
        { HelpName = "NAME", Description = "The second side is the cluster of this profile" };
        var endpoints = new Option<string?>("--to-endpoints")
        { HelpName = "LIST", Description = "The second side is the cluster at these endpoints, with the flags of the first" };
        var file = new Option<string?>("--to-file")
        {
            HelpName = "FILE",
            Description = "The second side is this export, as ndjson or json, '-' for standard input; or a snapshot or member's database",
        };
        var values = Switch.Of("--values", "Print the lines of the values that differ too");
        verb.Takes([prefix, other], revision, otherRevision, profile, endpoints, file, values);
        verb.Does(flags, parsed =>
        {
            var first = parsed.GetValue(prefix) is { } given ? verb.Keys.Read(parsed, given, mayBeEmpty: true) : (EtcdKey?)null;
            var second = parsed.GetValue(other) is { } also ? verb.Keys.Read(parsed, also, mayBeEmpty: true) : (EtcdKey?)null;
            var request = new DiffRequest(
                first, second, Number.Read(parsed, revision) ?? 0, Number.Read(parsed, otherRevision) ?? 0, parsed.GetValue(profile),
                parsed.GetValue(endpoints), parsed.GetValue(file), parsed.GetValue(values));
            request.Check();
            var chooser = ClusterChooser.Of(flags, parsed);
            return (session, cancellationToken) => new DiffRun(session, request, chooser).RunAsync(cancellationToken);
        });
        return verb;
    }
}
