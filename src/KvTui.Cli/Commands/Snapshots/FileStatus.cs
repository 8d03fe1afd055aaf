using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Etcd.Offline;

namespace KvTui.Cli.Commands.Snapshots;

/// <summary><c>kvtui snapshot status FILE</c>, as etcdutl has it.</summary>
internal static class FileStatus
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "status",
            "Tell what is in a snapshot or a member's database file: hash, revision, entries and size as etcdutl does, and whether its "
            + "content has the SHA-256 that is stored in it",
            "kvtui snapshot status backup.db",
            "kvtui snapshot status /var/lib/etcd/member/snap/db -o json");
        var file = FileVerb.Path();
        verb.Arguments.Add(file);
        verb.Runs((parsed, cancellationToken) =>
        {
            var (path, checks, isJson) = (parsed.GetRequiredValue(file), FileVerb.ChecksHash(flags, parsed), flags.IsJson(parsed));
            Tell(OpenedDatabase.Read(path, opened => Row(opened, checks, cancellationToken)), isJson);
            return Task.FromResult(ExitCode.Done);
        });
        return verb;
    }

    private static IReadOnlyList<ResultPart> Row(DatabaseFile file, bool checksHash, CancellationToken cancellationToken)
    {
        if (checksHash)
        {
            file.CheckHash(cancellationToken);
        }

        var (status, facts) = (file.ReadStatus(cancellationToken), file.Facts);
        var version = facts.StorageVersion.Length > 0 ? facts.StorageVersion : facts.ClusterVersion;
        return
        [
            new("hash", status.Hash.ToString("x", CultureInfo.InvariantCulture)),
            KeyPart.Number("revision", status.Revision, Quantities.Revision(status.Revision)),
            KeyPart.Number("total_keys", status.EntryCount, Quantities.Count(status.EntryCount)),
            KeyPart.Number("total_size", status.ByteCount, Quantities.Size(status.ByteCount)),
            KeyPart.Number("compacted", facts.CompactRevision, Quantities.Revision(facts.CompactRevision)),
            version.Length > 0 ? new("version", Printable.Text(version)) : KeyPart.None("version"),
            new("sha256", !file.HasHash ? "none" : checksHash ? "matches" : "not compared"),
        ];
    }

    private static void Tell(IReadOnlyList<ResultPart> row, bool isJson)
    {
        var results = new ResultStream(StandardStreams.WriteOutput);
        using var json = isJson ? new JsonResultWriter(results) : null;
        IResultWriter writer = json is null ? new TextResultWriter(results) : json;
        writer.Table([row]);
        results.Flush();
    }
}
