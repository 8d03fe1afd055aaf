using KvTui.Cli.Commands.Care;
using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Snapshots;

/// <summary><c>kvtui snapshot</c>: save and status, as etcdctl and etcdutl have them; put-back; restore-plan.</summary>
internal static class SnapshotCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "snapshot",
        "Save a snapshot of a member's database; tell what is in one, or put one key of it back; or print the lines that restore one on "
        + "each member: as a whole, nothing is restored from here",
        "kvtui snapshot save backup.db",
        "kvtui snapshot save backup.db --member n2 --max-rate 20MiB/s",
        "kvtui snapshot status backup.db",
        "kvtui snapshot put-back backup.db /app/db/url",
        "kvtui snapshot restore-plan /backup/backup.db --data-dir /var/lib/etcd-new").With(
            Save(flags), FileStatus.Create(flags), PutBackCommand.Create(flags), RestorePlan(flags));

    private static Verb Save(ConnectionFlags flags)
    {
        var verb = new Verb(
            "save",
            "Save a snapshot into a new file, for the owner only, its hash checked",
            "kvtui snapshot save backup.db",
            "kvtui snapshot save backup.db --member n2 --max-rate 20MiB/s")
        { Needs = Need.Root };
        var file = SnapshotPath();
        var member = new Option<string?>("--member") { HelpName = "NAME", Description = "Save that of this member [a follower's]" };
        var rate = new Option<string?>("--max-rate")
        { HelpName = "BYTES/s", Description = "Read no faster than this, such as 20MiB/s [as --max-load has it]" };
        verb.Arguments.Add(file);
        verb.Options.Add(member);
        verb.Options.Add(rate);
        verb.Does(flags, parsed =>
        {
            var (path, wanted) = (parsed.GetRequiredValue(file), parsed.GetValue(member));
            double? cap = parsed.GetValue(rate) is { } text
                ? LoadSpec.Parse(text, rate.Name).BytesPerSecond ?? throw new UsageException($"{rate.Name}: give bytes, as in 20MiB/s.")
                : null;
            return (session, cancellationToken) => new SnapshotSave(session, path, cap).RunAsync(wanted, cancellationToken);
        });
        return verb;
    }

    private static Verb RestorePlan(ConnectionFlags flags)
    {
        var verb = new Verb(
            "restore-plan",
            "Print the lines that restore a snapshot, for the host of each member; none is run",
            "kvtui snapshot restore-plan /backup/backup.db --data-dir /var/lib/etcd-new");
        var file = SnapshotPath();
        var folder = new Option<string?>("--data-dir")
        { HelpName = "DIR", Description = $"Restore into this folder [{MemberLines.RestoredFolder}]" };
        var token = new Option<string?>("--initial-cluster-token")
        { HelpName = "TOKEN", Description = "Token of the restored cluster [made of the old one's id]" };
        verb.Arguments.Add(file);
        verb.Options.Add(folder);
        verb.Options.Add(token);
        verb.Does(flags, parsed =>
        {
            var (path, wanted) = (parsed.GetRequiredValue(file), parsed.GetValue(token));
            var target = parsed.GetValue(folder) ?? MemberLines.RestoredFolder;
            if (path.Length == 0)
            {
                throw new UsageException("The file of the snapshot has no name.");
            }

            return (session, cancellationToken) => PlanAsync(session, path, target, wanted, cancellationToken);
        });
        return verb;
    }

    private static Argument<string> SnapshotPath() => new("FILE") { Description = "The file of the snapshot" };

    private static async Task<int> PlanAsync(
        Session session, string path, string folder, string? token, CancellationToken cancellationToken)
    {
        var list = await session.Client.Cluster.MemberListAsync(null, cancellationToken);
        var report = await new CareSession(session, true).Runner.LookAsync(cancellationToken);
        string[] lines = [.. MemberLines.OfRestore(list, report, Path.GetFullPath(path), folder, token)];
        session.Writer.Done(lines, new ResultPart("lines", lines));
        return ExitCode.Done;
    }
}
