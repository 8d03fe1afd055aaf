using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What the explorer writes is taken back, also by the explorer that is opened next, and from the list of writes.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class UndoJourneys(ThreeMembers cluster) : IDisposable
{
    private readonly TemporaryFolder _state = new("state");

    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_deletion_is_undone_by_the_next_explorer_and_redone(int columns, int rows)
    {
        var key = $"/undone/{columns}/key";
        await Ctl.RunAsync("put", key, "worth");
        await using (var first = await OpenAsync(columns, rows))
        {
            await first.GoToAsync(key);
            await first.PressAsync("1", "d");
            await first.WaitForAsync("Delete key");
            await first.PressAsync("Tab", "Enter");
            await first.WaitForAsync("deleted at r");
            await first.PressAsync("q");
            await first.WaitForAsync("exit code 0");
        }

        await using var explorer = await OpenAsync(columns, rows);
        await explorer.PressAsync("z");
        await explorer.WaitForAsync("It is gone now");
        await explorer.WaitForAsync("“worth”");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("undone at r");
        Assert.True(await HasAsync(key));
        await explorer.PressAsync("Z");
        await explorer.WaitForAsync("will be redone");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("redone at r");
        Assert.False(await HasAsync(key));
    }

    [Fact]
    public async Task The_list_shows_what_was_changed_and_refuses_what_somebody_else_has_changed_since()
    {
        await Ctl.RunAsync("put", "/undone/listed", "first");
        await using var explorer = await OpenAsync(80, 24);
        await explorer.GoToAsync("/undone/listed");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /undone/listed");
        await explorer.Screen.TypeAsync("second ");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("journal");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("/undone/listed");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("second first");
        await explorer.PressAsync("Escape");
        await Ctl.RunAsync("put", "/undone/listed", "theirs");
        await explorer.PressAsync("z");
        await explorer.WaitForAsync("changed since, at r");
        Assert.Equal("theirs\n", await Ctl.RunAsync("get", "/undone/listed", "--print-value-only"));
    }

    public void Dispose() => _state.Dispose();

    private async Task<Explorer> OpenAsync(int columns, int rows)
    {
        var explorer = await Explorer.StartAsync(Ctl, new() { ["XDG_STATE_HOME"] = _state.FullName }, columns, rows);
        await explorer.WaitForAsync("live r");
        return explorer;
    }

    private async Task<bool> HasAsync(string key) => await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is not null;
}
