using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui snapshot save FILE</c>, <c>snapshot restore-plan FILE</c>.</summary>
internal static class SnapshotCommand
{
    private const string Save = "save";
    private const string RestorePlan = "restore-plan";
    private static readonly string[] Actions = [Save, RestorePlan];

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "snapshot",
            "Save a snapshot of a member's database, or print the lines that restore one on each member; nothing is restored from here",
            "kvtui snapshot save backup.db",
            "kvtui snapshot save backup.db --member n2 --max-rate 20MiB/s",
            "kvtui snapshot restore-plan /backup/backup.db --data-dir /var/lib/etcd-new");
        var action = new Argument<string>("ACTION")
        {
            Description = $"{Save}: into a new file, for the owner only, its hash checked; {RestorePlan}: the lines to run on each host",
            CompletionSources = { Actions },
        };
        var file = new Argument<string>("FILE") { Description = "The file of the snapshot" };
        var member = new Option<string?>("--member") { HelpName = "NAME", Description = "Save that of this member [a follower's]" };
        var rate = new Option<string?>("--max-rate") { HelpName = "BYTES/s", Description = "Read no faster than this, such as 20MiB/s" };
        var folder = new Option<string?>("--data-dir")
        { HelpName = "DIR", Description = "Restore into this folder [/var/lib/etcd-restored]" };
        var token = new Option<string?>("--initial-cluster-token")
        { HelpName = "TOKEN", Description = "Token of the restored cluster [made of the old one's id]" };
        verb.Arguments.Add(action);
        verb.Arguments.Add(file);
        verb.Options.Add(member);
        verb.Options.Add(rate);
        verb.Options.Add(folder);
        verb.Options.Add(token);
        verb.Does(flags, parsed =>
        {
            var (path, wanted) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(action));
            var cap = parsed.GetValue(rate) is { } text
                ? LoadSpec.Parse(text, rate.Name).BytesPerSecond ?? throw new UsageException($"{rate.Name}: give bytes, as in 20MiB/s.")
                : double.PositiveInfinity;
            return wanted switch
            {
                Save => (session, cancellationToken) =>
                    new SnapshotDownload(session, path, cap).RunAsync(parsed.GetValue(member), cancellationToken),
                RestorePlan => (session, cancellationToken) => PlanAsync(
                    session, path, parsed.GetValue(folder) ?? "/var/lib/etcd-restored", parsed.GetValue(token), cancellationToken),
                _ => throw new UsageException($"snapshot: there is no '{wanted}'; expected {string.Join(", ", Actions)}."),
            };
        });
        return verb;
    }

    private static async Task<int> PlanAsync(
        Session session, string path, string folder, string? token, CancellationToken cancellationToken)
    {
        var list = await session.Client.Cluster.MemberListAsync(null, cancellationToken);
        var report = await new CareSession(session, true).Runner.LookAsync(cancellationToken);
        string[] lines =
        [
            .. MemberLines.OfRestore(list.Members, report, Path.GetFullPath(path), folder, token ?? $"restored-{list.Header.ClusterId:x}"),
        ];
        session.Writer.Done(lines, new ResultPart("lines", lines));
        return ExitCode.Done;
    }
}
