using KvTui.Core.Members.Shown;
using KvTui.Core.Offline;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Offline;

namespace KvTui.Core.Tests.Offline;

/// <summary>An explorer that reads a file in place of a cluster.</summary>
public sealed class FileTests
{
    private static readonly DatabaseFacts Facts = new()
    {
        Revision = 1000,
        CompactRevision = 900,
        ConsistentIndex = 1234,
        Term = 3,
        ClusterVersion = "3.5.0",
        StorageVersion = "",
        Members = [new Member(7, "n\u001b1", [], [], false), new Member(8, "", [], [], false)],
        ByteCount = 20 * 1024,
        PageSize = 4096,
        TransactionId = 9,
    };

    [Theory]
    [InlineData(true, true, "hash checked")]
    [InlineData(true, false, "hash not checked")]
    [InlineData(false, true, "no hash in it")]
    public void Its_revision_and_what_is_known_of_its_hash_are_said_once_it_is_read(bool hasHash, bool checksHash, string hash)
    {
        var file = File with { HasHash = hasHash, ChecksHash = checksHash };
        var explorer = Open(file);
        Assert.Equal("reading the file", FileText.Line(file, explorer.State.IsFileRead));
        Assert.Equal("snap.db · r1000 · 20 KiB · reading …", ClusterSummary.Of(explorer.State, 80));

        explorer.Listed("/a");

        Assert.Equal($"file, r1000, {hash}", FileText.Line(file, explorer.State.IsFileRead));
        Assert.Equal($"snap.db · r1000 · 20 KiB · {hash}", ClusterSummary.Of(explorer.State, 80));
    }

    [Fact]
    public void The_pane_tells_what_the_file_tells_and_nothing_of_it_steers_a_terminal()
    {
        var lines = FileText.Lines(File);

        Assert.Equal("A snapshot, as it was when it was opened: /backup/snap.db", lines[0]);
        Assert.Equal("Newest revision r1000; the history before r900 is compacted", lines[1]);
        Assert.Equal("Cluster version 3.5.0, log index 1234, term 3", lines[2]);
        Assert.StartsWith("Members then: n", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(", one not started", lines[3], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.DoesNotContain('\u001b', line));
        Assert.StartsWith("A member's database, ", FileText.Lines(File with { HasHash = false })[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("space")]
    [InlineData("users")]
    [InlineData("leases")]
    [InlineData("members")]
    public void What_asks_a_cluster_is_refused_with_the_next_step(string command)
    {
        var explorer = Open(File).Listed("/a").Press(":").Type(command).Press("enter");

        Assert.Equal("snap.db is a file, and this asks a cluster; start the explorer without --file for it.", explorer.Notice);
        Assert.Empty(explorer.State.Layers);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("d")]
    [InlineData("n")]
    public void A_write_is_refused_with_the_name_of_the_file(string key)
    {
        var explorer = Open(File).Listed("/a").GoTo("/a").Press(key);

        Assert.Equal("Read-only: nothing can be changed (started with --file snap.db).", explorer.Notice);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Write);
    }

    private static ReadFile File => new("/backup/snap.db", Facts, HasHash: true, ChecksHash: true);

    private static TestExplorer Open(ReadFile file) =>
        new(settings: Sample.Settings with { File = file, ReadOnly = true, ReadOnlyOrigin = "--file snap.db" });
}
