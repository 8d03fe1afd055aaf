using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Scripts;

[Collection(BuildingTests.Name)]
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_without_ui_leaves_three_healthy_members_with_sample_keys()
    {
        await using var cluster = new ScriptedCluster();
        var said = await cluster.RunAsync("demo.sh", "--no-ui");
        Assert.Contains("3 of 3 members are healthy", said, StringComparison.Ordinal);
        Assert.Equal("hostname\ndb-1.internal\n", (await cluster.ShellAsync("etcdctl get hostname")).Text);
    }

    [Fact]
    public async Task The_demo_keeps_what_was_changed_since_the_last_one()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("demo.sh", "--no-ui");
        await cluster.ShellAsync("etcdctl put hostname mine");
        await cluster.RunAsync("demo.sh", "--no-ui");
        Assert.Equal("hostname\nmine\n", (await cluster.ShellAsync("etcdctl get hostname")).Text);
    }

    [Fact]
    public async Task The_demo_off_a_terminal_prints_status_and_keys()
    {
        await using var cluster = new ScriptedCluster();
        var demo = await cluster.TryAsync("demo.sh");

        Assert.True(demo.ExitCode == 0, demo.ToString());
        Assert.Contains("leader", demo.Text, StringComparison.Ordinal);
        Assert.Contains("\n/app/db/url\n", demo.Text, StringComparison.Ordinal);
        Assert.Contains("stop it with: ./cluster-scripts/down.sh", demo.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_on_a_terminal_opens_the_explorer_on_the_cluster_which_outlives_it()
    {
        await using var cluster = new ScriptedCluster();
        await using var screen = await TmuxScreen.StartAsync(
            ScriptedCluster.CommandLine("demo.sh"), 120, 40, cluster.Environment, TestContext.Current.CancellationToken);
        await WaitForAllPanesAsync(screen);
        await screen.ResizeAsync(80, 24);
        await WaitForAllPanesAsync(screen);
        await screen.SendKeysAsync("q");

        Assert.Equal(0, await screen.WaitForExitAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(0, (await cluster.TryAsync("status.sh")).ExitCode);
    }

    private static Task<string> WaitForAllPanesAsync(TmuxScreen screen) => screen.WaitForAsync(
        text => text.Contains("hostname", StringComparison.Ordinal)
            && text.Contains("leader n", StringComparison.Ordinal)
            && text.Contains("live r", StringComparison.Ordinal),
        "keys, cluster and the live mark were to be there",
        BuildingTests.Deadline,
        TestContext.Current.CancellationToken);
}
