using KvTui.Etcd.Offline;

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

/// <summary>A comparison as it was asked for.</summary>
/// <param name="First">What the keys of the first side begin with; null for all that may be seen.</param>
/// <param name="Second">What those of the second side begin with; null for the same.</param>
/// <param name="Revision">That of the first side; 0 for the newest.</param>
/// <param name="OtherRevision">That of the second side; 0 for the newest.</param>
/// <param name="Profile">The profile of the second side's cluster; null for none.</param>
/// <param name="Endpoints">The endpoints of the second side's cluster; null for those of the first side.</param>
/// <param name="File">The file of the second side, an export or a database; null if that is a cluster.</param>
internal sealed record DiffRequest(
    EtcdKey? First, EtcdKey? Second, long Revision, long OtherRevision, string? Profile, string? Endpoints, string? File, bool WithValues)
{
    /// <summary>Whether the second side is a snapshot or a member's database.</summary>
    public bool HasDatabase => File is not null && DatabaseFile.IsOne(File);

    /// <exception cref="UsageException">The second side is not named, or more than once.</exception>
    public void Check()
    {
        string?[] places = [Profile, Endpoints, File];
        var named = Array.FindAll(places, static place => place is not null).Length;
        if (named > 1)
        {
            throw new UsageException("--to-profile, --to-endpoints and --to-file exclude each other.");
        }

        if (File is not null && OtherRevision > 0 && !HasDatabase)
        {
            throw new UsageException("--to-rev is for a cluster or a database: an export has one revision.");
        }

        if (named == 0 && (Second ?? First) == First && Revision == OtherRevision)
        {
            throw new UsageException(
                "Both sides are the same: give a second prefix, --rev or --to-rev, --to-profile, --to-endpoints or --to-file.");
        }
    }
}
