using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class LiveJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Fact]
    public async Task A_put_and_a_delete_by_another_show_in_tree_and_value_within_a_second()
    {
        await Ctl.RunAsync("put", "/live/key", "old value");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/live/key");
        await explorer.WaitForAsync("old value");
        await Ctl.RunAsync("put", "/live/key", "new value");
        await explorer.WaitForAsync("new value", Explorer.Soon);
        await Ctl.RunAsync("put", "/live/zzz", "another");
        await explorer.WaitForAsync("zzz", Explorer.Soon);
        await Ctl.RunAsync("del", "/live/key");
        await explorer.WaitForAsync("/live/key was deleted at r", Explorer.Soon);
    }

    [Fact]
    public async Task An_expired_lease_takes_its_key_off_the_screen()
    {
        var lease = (await Ctl.RunAsync("lease", "grant", "3600")).Split(' ')[1];
        await Ctl.RunAsync("put", "/lease/short-lived", "soon gone", $"--lease={lease}");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/lease/short-lived");
        await explorer.WaitForAsync("soon gone");
        await Ctl.RunAsync("lease", "revoke", lease);
        await explorer.WaitForAsync(screen => !screen.Contains("soon gone", StringComparison.Ordinal), "the value is gone", Explorer.Soon);
    }

    [Fact]
    public async Task A_hostile_value_cannot_reach_the_terminal()
    {
        await Ctl.PutAsync("/hostile", "\e]0;owned\a\e[2J\e[31mred"u8.ToArray(), TestContext.Current.CancellationToken);
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/hostile");
        await explorer.PressAsync("t");
        var screen = await explorer.WaitForAsync("owned");
        Assert.Contains("Cluster", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("owned", await explorer.Screen.AskAsync("#{pane_title}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
