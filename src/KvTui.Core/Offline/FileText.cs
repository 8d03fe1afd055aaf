namespace KvTui.Core.Offline;

/// <summary>The words for a file that is read in place of a cluster.</summary>
internal static class FileText
{
    /// <summary>The status line's part.</summary>
    /// <param name="isRead">Whether its keys are known, and its hash with them.</param>
    public static string Line(ReadFile file, bool isRead) =>
        isRead ? $"file, {Quantities.Revision(file.Facts.Revision)}, {Hash(file)}" : "reading the file";

    /// <summary>The line in the frame of the pane.</summary>
    /// <param name="isRead">Whether its keys are known, and its hash with them.</param>
    public static string Summary(ReadFile file, bool isRead) => string.Join(
        " · ",
        Printable.Text(Path.GetFileName(file.Path)),
        Quantities.Revision(file.Facts.Revision),
        Quantities.Size(file.Facts.ByteCount),
        isRead ? Hash(file) : "reading …");

    /// <summary>Why something that asks a cluster is not possible; a sentence.</summary>
    public static string WhyNoCluster(ReadFile file) =>
        $"{Printable.Text(Path.GetFileName(file.Path))} is a file, and this asks a cluster; start the explorer without --file for it.";

    /// <summary>What is known of it, most important first.</summary>
    public static ImmutableArray<string> Lines(ReadFile file)
    {
        var (facts, path) = (file.Facts, Printable.Text(file.Path));
        var kept = facts.CompactRevision > 0 ? $"; the history before {Quantities.Revision(facts.CompactRevision)} is compacted" : "";
        var term = facts.Term > 0 ? $", term {facts.Term.ToString(CultureInfo.InvariantCulture)}" : "";
        var members = facts.Members.Select(static member => Printable.Text(member.Name.Length > 0 ? member.Name : "one not started"));
        return
        [
            $"{(file.HasHash ? "A snapshot" : "A member's database")}, as it was when it was opened: {path}",
            $"Newest revision {Quantities.Revision(facts.Revision)}{kept}",
            $"{Version(file)}, log index {facts.ConsistentIndex.ToString(CultureInfo.InvariantCulture)}{term}",
            facts.Members.Count == 0 ? "It names no members" : $"Members then: {string.Join(", ", members)}",
            "'kvtui snapshot put-back FILE KEY' puts one key back into the cluster",
        ];
    }

    /// <summary>That of the format, which is written from etcd 3.6 on, or else that of the cluster, not of a member's program.</summary>
    private static string Version(ReadFile file)
        => file.Facts.StorageVersion.Length > 0 ? $"Storage version {Printable.Text(file.Facts.StorageVersion)}"
        : file.Facts.ClusterVersion.Length > 0 ? $"Cluster version {Printable.Text(file.Facts.ClusterVersion)}"
        : "Version not told";

    private static string Hash(ReadFile file) => !file.HasHash ? "no hash in it" : file.ChecksHash ? "hash checked" : "hash not checked";
}
