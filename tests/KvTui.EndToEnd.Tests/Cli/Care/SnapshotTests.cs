using System.Security.Cryptography;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

public sealed class SnapshotTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_snapshot_is_whole_for_its_owner_only_and_valid_to_etcds_own_tool(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "1");
        using var folder = new TemporaryFolder("snapshot");
        var file = folder.PathTo("s.db");

        var saved = await CareCluster.RunAsync(cluster.Endpoints, "snapshot", "save", file, "--read-only");
        Assert.True(saved.ExitCode == 0, saved.ToString());
        var bytes = await File.ReadAllBytesAsync(file, Cancelled);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(..^32))), Convert.ToHexStringLower(bytes.AsSpan(^32..)));
        Assert.EndsWith($"sha256 {Convert.ToHexStringLower(bytes.AsSpan(^32..))}\n", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($" of {leader.Name} (", saved.Text, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(folder.FullName));
        var binaries = cluster.Members[0].Binaries;
        var judged = await new Command(binaries.Utility ?? binaries.Client, "snapshot", "status", file) { Environment = cluster.Ctl.Environment }.RunAsync(Cancelled);
        Assert.True(judged.ExitCode == 0, judged.ToString());
        var again = await CareCluster.RunAsync(cluster.Endpoints, "snapshot", "save", file);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is already there", again.Error, StringComparison.Ordinal);
    }

    /// <summary>The file may not grow beyond 200 blocks of 512 bytes, as if the disk were full.</summary>
    [Theory]
    [InlineData("trap '' XFSZ; ", 74)]
    [InlineData("", null)]
    public async Task On_a_full_disk_nothing_is_left_that_looks_whole(string prelude, int? code)
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await etcd.Ctl.PutAsync("/large", new byte[1024 * 1024], Cancelled);
        using var folder = new TemporaryFolder("snapshot");
        var file = folder.PathTo("s.db");
        // Memory that .NET writes and runs at once is a file to the kernel.
        var command = KvTuiProgram.With("snapshot", "save", file, "--endpoints", etcd.Endpoint).Variable("DOTNET_EnableWriteXorExecute", "0");

        var result = await (command with { File = "sh", Arguments = ["-c", $"{prelude}ulimit -c 0; ulimit -f 200; exec \"$0\" \"$@\"", command.File, .. command.Arguments] })
            .RunAsync(Cancelled);

        Assert.NotEqual(0, result.ExitCode);
        Assert.False(File.Exists(file));
        Assert.All(Directory.GetFiles(folder.FullName), static each => Assert.EndsWith(".part", each, StringComparison.Ordinal));
        if (code is not null)
        {
            Assert.True(result.ExitCode == code, result.ToString());
            Assert.Contains("Nothing was kept", result.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder.FullName));
        }
    }

    [Fact]
    public async Task An_interrupted_snapshot_leaves_nothing_behind()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        for (var i = 0; i < 4; i++)
        {
            await etcd.Ctl.PutAsync($"/large/{i}", new byte[1024 * 1024], Cancelled);
        }

        using var folder = new TemporaryFolder("snapshot");
        var file = folder.PathTo("s.db");

        await using (var stopped = Slow())
        {
            await BegunAsync();
            Assert.Equal(130, await stopped.InterruptAsync(Cancelled));
        }

        Assert.Empty(Directory.GetFiles(folder.FullName));
        await using (var killed = Slow())
        {
            await BegunAsync();
            PosixSignal.Send(killed.ProcessId, PosixSignal.Kill);
            Assert.NotEqual(0, await killed.EndAsync(Cancelled));
        }

        Assert.All(Directory.GetFiles(folder.FullName), static each => Assert.EndsWith(".part", each, StringComparison.Ordinal));
        Assert.False(File.Exists(file));
        await using (var lost = Slow())
        {
            await BegunAsync(2);
            await etcd.KillAsync(Cancelled);
            Assert.Equal(3, await lost.EndAsync(Cancelled));
            Assert.Contains("nothing was kept", lost.Errors, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(file));
        Assert.Single(Directory.GetFiles(folder.FullName));

        RunningProgram Slow() => new(KvTuiProgram.With("snapshot", "save", file, "--max-rate", "100KiB/s", "--endpoints", etcd.Endpoint));

        Task BegunAsync(int parts = 1) => Eventually.TrueAsync(
            () => Directory.GetFiles(folder.FullName).Count(static part => new FileInfo(part).Length > 0) == parts, () => "it was to begin", cancellationToken: Cancelled);
    }
}
