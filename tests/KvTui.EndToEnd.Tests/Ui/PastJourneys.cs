namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What was: the history of a key, the tree as of a revision, and what is put back from both.</summary>
public sealed class PastJourneys
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_key_that_was_deleted_is_found_by_its_history_and_put_back(int columns, int rows)
    {
        await using var etcd = await JourneyServers.MemberAsync();
        await etcd.Ctl.RunAsync("put", "/app/motd", "Welcome");
        await etcd.Ctl.RunAsync("put", "/app/motd", "Welcome home");
        await etcd.Ctl.RunAsync("put", "/app/other", "x");
        await etcd.Ctl.RunAsync("del", "/app/motd");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl, columns, rows);
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("history /app/motd");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("3 revisions.");
        await explorer.WaitForAsync("deleted");
        await explorer.PressAsync("Down", "Enter");
        await explorer.WaitForAsync("+ r3, version 2");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("3 revisions.");
        await explorer.PressAsync("u");
        await explorer.WaitForAsync("Leave it");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("created at r");
        Assert.Equal("Welcome home\n", await etcd.Ctl.RunAsync("get", "--print-value-only", "/app/motd"));
    }

    [Fact]
    public async Task The_tree_of_then_is_marked_cannot_be_changed_and_gives_back_a_folder_that_is_gone()
    {
        await using var etcd = await JourneyServers.MemberAsync();
        foreach (var name in (string[])["a", "b", "c"])
        {
            await etcd.Ctl.RunAsync("put", $"/gone/{name}", $"value of {name}");
        }

        await etcd.Ctl.RunAsync("del", "--prefix", "/gone/");
        await etcd.Ctl.RunAsync("put", "/here", "x");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl, 80, 24);
        await RunAsync(explorer, "rev -2");
        await explorer.WaitForAsync("past: read-only");
        await explorer.WaitForAsync("Keys as of r");
        await explorer.GoToAsync("/gone/b");
        await explorer.WaitForAsync("value of b");
        await explorer.PressAsync("d");
        await explorer.WaitForAsync("the past cannot be changed");
        await explorer.PressAsync("h");
        await RunAsync(explorer, "revert");
        await explorer.WaitForAsync("3 keys that are gone below /gone/");
        await explorer.Screen.TypeAsync("3");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("3 of 3 keys made again");
        Assert.Equal("value of b\n", await etcd.Ctl.RunAsync("get", "--print-value-only", "/gone/b"));
        await RunAsync(explorer, "now");
        await explorer.WaitForAsync("live r");
        await explorer.GoToAsync("/gone/b");
        await explorer.WaitForAsync("value of b");
    }

    [Fact]
    public async Task A_compacted_revision_is_refused_with_the_oldest_one_and_what_changed_is_listed()
    {
        await using var etcd = await JourneyServers.MemberAsync();
        foreach (var value in (string[])["1", "2", "3", "4"])
        {
            await etcd.Ctl.RunAsync("put", "/k", value);
        }

        await etcd.Ctl.RunAsync("put", "/new", "5");
        await etcd.Ctl.RunAsync("compaction", "4");
        await using var explorer = await Explorer.OpenAsync(etcd.Ctl, 80, 24);
        await RunAsync(explorer, "rev 2");
        await explorer.WaitForAsync("r2 is compacted: r4 is the oldest");
        await RunAsync(explorer, "changes 4");
        await explorer.WaitForAsync("1 added, 1 changed, 0 removed");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("+ ");
        await explorer.PressAsync("Escape", "Escape");
        await explorer.WaitForAsync("live r");
    }

    private static async Task RunAsync(Explorer explorer, string command)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync(command);
        await explorer.PressAsync("Enter");
    }
}
