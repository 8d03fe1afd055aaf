using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

public sealed class ConnectionJourneys
{
    [Fact]
    public async Task The_explorer_opens_saves_and_watches_over_mutual_tls()
    {
        using var certificates = new ThrowAwayCertificates();
        await using var member = await EtcdProcess.StartAsync(
            new() { Tls = certificates.Options(mutual: true) }, TestContext.Current.CancellationToken);
        await member.Ctl.RunAsync("put", "/secure/key", "before");
        await using var explorer = await Explorer.OpenAsync(member.Ctl);
        await explorer.GoToAsync("/secure/key");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /secure/key");
        await explorer.Screen.TypeAsync("not ");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Contains("not before", await member.Ctl.RunAsync("get", "/secure/key"), StringComparison.Ordinal);
        await member.Ctl.RunAsync("put", "/secure/key", "by another");
        await explorer.WaitForAsync("by another", Explorer.Soon);
    }

    [Fact]
    public async Task Read_only_says_so_and_opens_no_editor()
    {
        await using var member = await JourneyServers.MemberAsync();
        await member.Ctl.RunAsync("put", "/key", "value");
        await using var explorer = await Explorer.OpenAsync(member.Ctl, 120, 40, "--read-only");
        await explorer.WaitForAsync("read-only");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Read-only: nothing can be changed");
    }

    [Fact]
    public async Task An_etcd_that_is_not_there_is_named_with_its_cause_and_found_when_it_comes()
    {
        await using var member = await JourneyServers.MemberAsync();
        await member.Ctl.RunAsync("put", "/key", "value");
        await member.KillAsync(TestContext.Current.CancellationToken);
        await using var explorer = await Explorer.StartAsync(member.Ctl, []);
        await explorer.WaitForAsync("not reachable from here");
        await explorer.WaitForAsync("connection refused");
        await member.RestartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await explorer.WaitForAsync("live r");
        await explorer.WaitForAsync("/key");
    }
}
