using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Snapshots that are saved on the screen, of clusters of their own without certificates or users.</summary>
public sealed class SnapshotJourneys
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_snapshot_is_saved_told_of_with_its_hash_and_followed_by_the_lines_that_restore_it(int columns, int rows)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "1");
        using var folder = new TemporaryFolder("snapshot");
        var file = folder.PathTo("s.db");
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, columns, rows, "--read-only");
        await explorer.Screen.TypeAsync(":snapshot");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("snapshot into: ");
        await explorer.PressAsync("C-u");
        await explorer.Screen.TypeAsync(file);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("sha256 ");
        await explorer.WaitForAsync(static screen => screen.Contains("Restore a snapshot", StringComparison.Ordinal) && screen.Contains("etcdutl snapshot restore", StringComparison.Ordinal), "the lines are shown");
        var binaries = cluster.Members[0].Binaries;
        (await new Command(binaries.Utility ?? binaries.Client, "snapshot", "status", file) { Environment = cluster.Ctl.Environment }.RunAsync(Cancelled)).EnsureSuccess();
        Assert.Equal([file], Directory.GetFiles(folder.FullName));
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("Restore a snapshot", StringComparison.Ordinal), "the page is closed");
        await explorer.Screen.TypeAsync(":restore");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(file);
    }

    [Fact]
    public async Task While_a_slow_one_is_read_everything_else_works_and_Esc_stops_it_without_a_trace()
    {
        await using var etcd = await LargeAsync();
        using var folder = new TemporaryFolder("snapshot");
        var file = folder.PathTo("s.db");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl with { Endpoints = etcd.AdvertisedEndpoint }, 120, 40);
        etcd.Proxy!.DelayReplies(TimeSpan.FromMilliseconds(200));
        await explorer.Screen.TypeAsync($":snapshot {file}");
        await explorer.PressAsync("Enter");
        await BegunAsync(folder);
        etcd.Proxy.Drop();
        await explorer.WaitForAsync(static screen => screen.Contains("iB of ", StringComparison.Ordinal), "the status line says how far it is");
        await explorer.PressAsync("?");
        await explorer.WaitForAsync("Help: keys pane");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("Help: keys pane", StringComparison.Ordinal), "the help is closed");
        Assert.Single(Directory.GetFiles(folder.FullName, "*.part"));
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("nothing of it is kept");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("The snapshot was stopped");
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task One_whose_member_dies_is_said_to_be_none()
    {
        await using var etcd = await LargeAsync();
        using var folder = new TemporaryFolder("snapshot");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl with { Endpoints = etcd.AdvertisedEndpoint }, 120, 40);
        etcd.Proxy!.DelayReplies(TimeSpan.FromMilliseconds(200));
        await explorer.Screen.TypeAsync($":snapshot {folder.PathTo("s.db")}");
        await explorer.PressAsync("Enter");
        await BegunAsync(folder);
        await etcd.KillAsync(Cancelled);
        await explorer.WaitForAsync("No snapshot was saved");
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("KILL")]
    public async Task When_the_terminal_or_the_process_goes_nothing_is_left_that_looks_whole(string signal)
    {
        await using var etcd = await LargeAsync();
        using var folder = new TemporaryFolder("snapshot");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl with { Endpoints = etcd.AdvertisedEndpoint }, 120, 40);
        etcd.Proxy!.DelayReplies(TimeSpan.FromMilliseconds(200));
        await explorer.Screen.TypeAsync($":snapshot {folder.PathTo("s.db")}");
        await explorer.PressAsync("Enter");
        await BegunAsync(folder);
        await explorer.SignalAsync(signal);
        await explorer.WaitForAsync("exit code ");
        Assert.All(Directory.GetFiles(folder.FullName), static each => Assert.EndsWith(".part", each, StringComparison.Ordinal));
    }

    /// <summary>A member with 40 MiB, behind a relay that can be made slow.</summary>
    private static async Task<EtcdProcess> LargeAsync()
    {
        var etcd = await EtcdProcess.StartAsync(new() { BehindProxies = true }, Cancelled);
        for (var i = 0; i < 40; i++)
        {
            await etcd.Ctl.PutAsync($"/large/{i}", new byte[1024 * 1024], Cancelled);
        }

        return etcd;
    }

    private static Task BegunAsync(TemporaryFolder folder) => Eventually.TrueAsync(
        () => Directory.GetFiles(folder.FullName).Any(static part => new FileInfo(part).Length > 0), static () => "it was to begin", cancellationToken: Cancelled);
}
