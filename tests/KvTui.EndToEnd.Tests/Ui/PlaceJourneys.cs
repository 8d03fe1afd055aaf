using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What is on the screen is taken elsewhere, and found again later.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class PlaceJourneys(ThreeMembers cluster)
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task An_entry_of_the_copy_menu_lands_in_the_buffer_of_tmux(int columns, int rows)
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, columns, rows);
        await explorer.GoToAsync("/app/name");
        await explorer.PressAsync("c");
        await explorer.WaitForAsync("Copy the etcdctl command");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("sent ");
        await IsInBufferAsync(explorer, static line => line.StartsWith("etcdctl --endpoints http", StringComparison.Ordinal)
            && line.EndsWith(" get /app/name", StringComparison.Ordinal));
        await explorer.PressAsync("c");
        await explorer.WaitForAsync("Copy the value in base64");
        await explorer.PressAsync("b");
        await IsInBufferAsync(explorer, static text => text == "am91cm5leXM=");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_bookmark_is_there_after_a_restart_and_leads_back(int columns, int rows)
    {
        using var state = new TemporaryFolder("state");
        Dictionary<string, string?> variables = new() { ["XDG_STATE_HOME"] = state.FullName };
        await using (var first = await Explorer.StartAsync(cluster.Ctl, variables, columns, rows))
        {
            await first.WaitForAsync("live r");
            await first.GoToAsync("/app/name");
            await first.PressAsync("b");
            await first.WaitForAsync("bookmarked: /app/name");
            await first.PressAsync("q");
            Assert.Equal(0, await first.EndAsync());
        }

        await using var second = await Explorer.StartAsync(cluster.Ctl, variables, columns, rows);
        await second.WaitForAsync("live r");
        await second.PressAsync("B");
        await second.WaitForAsync("Bookmarks and recent places");
        await second.WaitForAsync("/app/name");
        await second.PressAsync("Enter");
        await second.WaitForAsync(static screen => screen.Split('\n')[0].Contains("Value ─ /app/name", StringComparison.Ordinal), "the value pane shows the key");
    }

    private static async Task IsInBufferAsync(Explorer explorer, Predicate<string> isWanted)
    {
        var buffer = "";
        await Eventually.TrueAsync(
            async token =>
            {
                buffer = (await new Command("tmux", "-S", explorer.Screen.Socket, "show-buffer").RunAsync(token)).Text;
                return isWanted(buffer);
            },
            () => $"tmux was to have it in its buffer, which has: {buffer}",
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
