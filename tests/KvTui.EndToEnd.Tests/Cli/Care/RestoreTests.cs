using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>A cluster that is lost, and restored by the lines that are printed.</summary>
public sealed class RestoreTests
{
    private const string Folder = "restored";

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_was_saved_is_restored_on_every_member_by_the_lines_as_they_are_printed(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        for (var i = 0; i < 20; i++)
        {
            await cluster.Ctl.RunAsync("put", $"/kept/{i:d2}", $"value {i}");
        }

        var before = await cluster.Ctl.RunAsync("get", "--prefix", "");
        using var folder = new TemporaryFolder("restore");
        var file = folder.PathTo("s.db");
        Assert.Equal(0, (await CareCluster.RunAsync(cluster.Endpoints, "snapshot", "save", file)).ExitCode);
        var plan = await CareCluster.RunAsync(cluster.Endpoints, "snapshot", "restore-plan", file, "--data-dir", Folder);
        Assert.True(plan.ExitCode == 0, plan.ToString());
        await cluster.Ctl.RunAsync("put", "/written/afterwards", "is lost");

        await cluster.KillAllAsync(Cancelled);
        var lines = plan.Text.Split('\n').Where(static text => text.Length > 0 && text[0] != '#').ToList();
        Assert.Equal(3, lines.Count);
        foreach (var member in cluster.Members)
        {
            await RestoreAsync(member, lines.Single(text => text.Contains($" --name {member.Name} ", StringComparison.Ordinal)));
            Directory.Delete(member.DataFolder, recursive: true);
            Directory.Move(Path.Combine(member.Folder, Folder), member.DataFolder);
            await member.RestartAsync(waitUntilHealthy: false, Cancelled);
        }

        await cluster.LeaderAsync(cancellationToken: Cancelled);
        Assert.Equal(before, await cluster.Ctl.RunAsync("get", "--prefix", ""));
        Assert.Equal(0, (await CareCluster.RunAsync(cluster.Endpoints, "status")).ExitCode);
        Assert.Equal(0, (await CareCluster.RunAsync(cluster.Endpoints, "put", "/works", "again")).ExitCode);
    }

    /// <summary>Runs a line in the folder of its member, with etcd's tools on the path; where etcdutl is not packaged, etcdctl does it.</summary>
    private static async Task RestoreAsync(EtcdProcess member, string line)
    {
        var tools = Path.GetDirectoryName(member.Binaries.Server)!;
        Assert.StartsWith(member.Binaries.Line == "3.4" ? "ETCDCTL_API=3 etcdctl snapshot restore " : "etcdutl snapshot restore ", line, StringComparison.Ordinal);
        if (member.Binaries.Utility is null && member.Binaries.Line != "3.4")
        {
            line = line.Replace("etcdutl", "ETCDCTL_API=3 etcdctl", StringComparison.Ordinal).Replace(" --bump-revision 1000000000 --mark-compacted", "", StringComparison.Ordinal);
        }

        var restored = await new Command("sh", "-c", line)
        {
            WorkingFolder = member.Folder,
            Environment = new Dictionary<string, string?> { ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}" },
        }.RunAsync(Cancelled);
        Assert.True(restored.ExitCode == 0, restored.ToString());
    }
}
