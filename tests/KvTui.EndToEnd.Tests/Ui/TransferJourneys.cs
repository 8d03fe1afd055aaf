using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class TransferJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_key_is_duplicated_and_renamed_with_its_lease(int columns, int rows)
    {
        var place = $"/transfer/{columns}/";
        var lease = (await Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await Ctl.RunAsync("put", place + "old", "worth", $"--lease={lease}");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync(place + "old");
        await AskAsync(explorer, $"duplicate {place}copy");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("Value ─ " + place + "copy");
        await AskAsync(explorer, $"rename {place}new");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("Value ─ " + place + "new");
        Assert.Equal((true, false, true), (await HasAsync(place + "old"), await HasAsync(place + "copy"), await HasAsync(place + "new")));
        var keys = await Ctl.RunAsync("lease", "timetolive", lease, "--keys");
        Assert.Contains(place + "old", keys, StringComparison.Ordinal);
        Assert.Contains(place + "new", keys, StringComparison.Ordinal);
        Assert.DoesNotContain(place + "copy", keys, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rename_of_a_key_that_changed_meanwhile_does_nothing()
    {
        await Ctl.RunAsync("put", "/transfer/contested", "first");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/transfer/contested");
        await AskAsync(explorer, "rename /transfer/other");
        await Ctl.RunAsync("put", "/transfer/contested", "theirs");
        await explorer.WaitForAsync("theirs");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("Nothing was renamed to /transfer/other: /transfer/contested has changed");
        Assert.Equal((true, false), (await HasAsync("/transfer/contested"), await HasAsync("/transfer/other")));
    }

    private static async Task AskAsync(Explorer explorer, string command)
    {
        await explorer.PressAsync("1", ":");
        await explorer.Screen.TypeAsync(command);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("in one transaction");
    }

    private async Task<bool> HasAsync(string key) => await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is not null;
}
