namespace KvTui.Cli.Commands.Snapshots;

/// <summary><c>kvtui snapshot put-back FILE KEY</c>.</summary>
internal static class PutBackCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "put-back",
            "Put one key back into the cluster as it is in a snapshot, or in a member's database file; says what would change, and "
            + "asks first. A key that exists keeps its lease",
            "kvtui snapshot put-back backup.db /app/db/url",
            "kvtui snapshot put-back backup.db /app/db/url --rev 1042 --yes")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var file = FileVerb.Path();
        var key = new KeyArgument<string>("KEY") { Description = "The key" };
        var revision = Number.Of("--rev", "As it was in the file at this revision");
        var yes = Confirmation.Yes();
        verb.Takes([file, key], revision, yes);
        verb.Does(flags, parsed =>
        {
            var isSure = Confirmation.IsSure(parsed, yes);
            var (path, checks) = (parsed.GetRequiredValue(file), FileVerb.ChecksHash(flags, parsed));
            var wanted = verb.Keys.Read(parsed, parsed.GetRequiredValue(key));
            var at = Number.Read(parsed, revision) ?? 0;
            return async (session, cancellationToken) =>
            {
                await using var offline = FileVerb.Open(path, checks, session);
                return await new PutBack(session, offline, isSure).RunAsync(wanted, at, cancellationToken);
            };
        });
        return verb;
    }
}
