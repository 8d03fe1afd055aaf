namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class BrowsingJourneys(ThreeMembers cluster)
{
    [Theory]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public async Task The_explorer_opens_with_all_three_panes_filled(int columns, int rows)
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, columns, rows);
        var screen = await explorer.WaitForAsync("healthy · 3/3 members");
        Assert.Contains("/app/", screen, StringComparison.Ordinal);
        Assert.Contains("Value ─ /app/", screen, StringComparison.Ordinal);
        Assert.Contains("n1", screen, StringComparison.Ordinal);
        Assert.Contains("n3", screen, StringComparison.Ordinal);
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Fact]
    public async Task Unfolding_moving_and_entering_show_a_value_as_json_text_and_hex()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.PressAsync("g", "Right");
        await explorer.WaitForAsync("▾ /app/");
        await explorer.PressAsync("Down", "Right");
        await explorer.WaitForAsync("▾ db/");
        await explorer.PressAsync("Down", "Enter");
        await explorer.WaitForAsync("\"url\": \"postgres://db:5432/app\"");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("""{"url":"postgres://db:5432/app","pool":20}""");
        await explorer.PressAsync("t", "t");
        await explorer.WaitForAsync("00000000  7b 22 75 72 6c");
    }

    [Fact]
    public async Task A_filter_shows_only_what_matches_and_escape_ends_it()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.PressAsync("/");
        await explorer.Screen.TypeAsync("plain");
        await explorer.WaitForAsync("1 of ");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("a key without a slash");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(screen => !screen.Contains("1 of ", StringComparison.Ordinal) && screen.Contains("▸ /app/", StringComparison.Ordinal), "all keys are back");
    }

    [Fact]
    public async Task Help_palette_and_command_log_open_and_close()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.PressAsync("?");
        await explorer.WaitForAsync("Help: keys pane");
        await explorer.PressAsync("q");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("clus");
        await explorer.PressAsync("Enter");
        await explorer.PressAsync("@");
        await explorer.WaitForAsync("endpoint status");
        await explorer.PressAsync("q");
        await explorer.WaitForAsync(screen => screen.Contains("▸ /app/", StringComparison.Ordinal) && !screen.Contains("Command log", StringComparison.Ordinal), "the log is closed");
    }

    [Fact]
    public async Task Panes_take_the_focus_and_the_whole_screen()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.PressAsync("3", "f");
        await explorer.WaitForAsync(screen => screen.Contains("Cluster", StringComparison.Ordinal) && !screen.Contains("Keys", StringComparison.Ordinal), "the cluster pane fills the screen");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("Keys");
    }

    [Fact]
    public async Task The_window_can_be_resized_down_to_nothing_and_back()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl);
        await explorer.Screen.ResizeAsync(60, 18);
        await explorer.WaitForAsync(screen => screen.Contains("Keys", StringComparison.Ordinal) && !screen.Contains("Value ", StringComparison.Ordinal), "the panes are folded");
        await explorer.Screen.ResizeAsync(30, 8);
        await explorer.WaitForAsync("too small");
        await explorer.Screen.ResizeAsync(200, 50);
        await explorer.WaitForAsync("healthy · 3/3 members");
    }
}
