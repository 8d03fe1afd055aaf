using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class EndingJourneys(ThreeMembers cluster)
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_ends_the_explorer_and_leaves_the_terminal_as_it_was(string signal)
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.SignalAsync(signal);
        await explorer.EndAsync();
    }

    [Theory]
    [InlineData("EndpointMonitor")]
    [InlineData("KeyspaceWatcher")]
    [InlineData("ExplorerService")]
    public async Task A_crash_in_a_service_ends_with_70_and_leaves_the_terminal_as_it_was(string service)
    {
        await using var explorer = await Explorer.StartAsync(cluster.Ctl, new() { [KvTuiProgram.BrokenService] = service });
        Assert.Equal(70, await explorer.EndAsync());
    }

    [Fact]
    public async Task A_stop_gives_the_terminal_back_and_going_on_repaints()
    {
        var token = TestContext.Current.CancellationToken;
        await using var shell = await TmuxScreen.StartAsync(["bash", "--norc", "-i"], environment: cluster.Ctl.Environment, cancellationToken: token);
        await shell.TypeAsync($"clear; {KvTuiProgram.Path}");
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync("healthy · 3/3 members", Explorer.Patience, token);
        await shell.SendKeysAsync("C-z");
        await shell.WaitForAsync("Stopped", Explorer.Patience, token);
        await shell.TypeAsync("fg");
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync("healthy · 3/3 members", Explorer.Patience, token);
        await shell.SendKeysAsync("q");
        await shell.WaitForAsync(screen => !screen.Contains("Cluster", StringComparison.Ordinal), "the shell is back", Explorer.Patience, token);
    }
}
