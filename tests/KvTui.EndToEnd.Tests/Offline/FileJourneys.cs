using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Offline;

/// <summary>The explorer over a snapshot, after its cluster is gone.</summary>
public sealed class FileJourneys
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_snapshot_is_explored_says_what_it_is_and_is_never_written(int columns, int rows)
    {
        using var folder = new TemporaryFolder("offline");
        var file = folder.PathTo("snap.db");
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await etcd.Ctl.RunAsync("put", "/app/db/url", "kept in the file");
        await etcd.Ctl.RunAsync("snapshot", "save", file);
        await etcd.StopAsync(Cancelled);
        var before = await File.ReadAllBytesAsync(file, Cancelled);

        await using var explorer = await Explorer.StartAsync(etcd.Ctl, [], columns, rows, "--file", file);
        await explorer.WaitForAsync("hash checked");
        await explorer.WaitForAsync("A snapshot, as it was when it was opened");
        await explorer.WaitForAsync("read-only");
        await explorer.GoToAsync("/app/db/url");
        await explorer.WaitForAsync("kept in the file");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("--file");
        Assert.Equal(before, await File.ReadAllBytesAsync(file, Cancelled));
    }

    [Fact]
    public async Task One_key_is_taken_back_from_a_snapshot_and_that_is_undone()
    {
        using var folder = new TemporaryFolder("offline");
        var file = folder.PathTo("snap.db");
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await etcd.Ctl.RunAsync("put", "/app/key", "kept");
        await etcd.Ctl.RunAsync("snapshot", "save", file);
        await etcd.Ctl.RunAsync("put", "/app/key", "wrong");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl, 80, 24);
        await explorer.GoToAsync("/app/key");
        await explorer.Screen.TypeAsync($":diff file:{file}\n");
        await explorer.WaitForAsync("1 changed of 1 key");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("Take over");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("kept\n", await etcd.Ctl.RunAsync("get", "/app/key", "--print-value-only"));

        await explorer.PressAsync("Escape", "z");
        await explorer.WaitForAsync("will be taken back");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("undone at r");
        Assert.Equal("wrong\n", await etcd.Ctl.RunAsync("get", "/app/key", "--print-value-only"));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_before_the_screen_opens()
    {
        using var folder = new TemporaryFolder("offline");
        var file = folder.PathTo("snap.db");
        await File.WriteAllBytesAsync(file, new byte[16_384], Cancelled);
        var nowhere = new EtcdCtl(await EtcdBinaries.FindAsync(cancellationToken: Cancelled), "127.0.0.1:1");

        await using var explorer = await Explorer.StartAsync(nowhere, [], 200, 24, "--file", file);

        await explorer.WaitForAsync("give a snapshot");
        await explorer.WaitForAsync("exit code 2");
    }
}
