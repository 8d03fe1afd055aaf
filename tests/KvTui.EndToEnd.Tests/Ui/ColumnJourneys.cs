using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Keys are sorted, columns are chosen, and both are there again the next time.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class ColumnJourneys(ThreeMembers cluster)
{
    [Fact]
    public async Task The_menu_sorts_and_shows_columns_and_the_next_start_shows_the_same()
    {
        await PutAsync("/sorted/");
        using var folder = new TemporaryFolder("columns");
        var state = new Dictionary<string, string?> { ["XDG_STATE_HOME"] = folder.PathTo("state") };
        await using (var explorer = await Explorer.StartAsync(cluster.Ctl, state, 80, 24, "--root", "/sorted/"))
        {
            await WaitForRowsAsync(explorer, "a", "b", "c");
            await explorer.PressAsync("s");
            await explorer.WaitForAsync("By mod revision");
            await explorer.PressAsync("m");
            await explorer.WaitForAsync("MOD REV▼");
            await WaitForRowsAsync(explorer, "b", "c", "a");
            await explorer.PressAsync("S");
            await explorer.WaitForAsync("MOD REV▲");
            await WaitForRowsAsync(explorer, "a", "c", "b");
            await explorer.PressAsync("s");
            await explorer.WaitForAsync("Column: version");
            await explorer.PressAsync("o");
            await explorer.WaitForAsync("VER MOD REV▲");
            await cluster.Ctl.RunAsync("put", "/sorted/a", "changed");
            await WaitForRowsAsync(explorer, "c", "b", "a");
            await explorer.PressAsync("q");
            Assert.Equal(0, await explorer.EndAsync());
        }

        await using var again = await Explorer.StartAsync(cluster.Ctl, state, 80, 24, "--root", "/sorted/");
        await again.WaitForAsync("VER MOD REV▲");
        await WaitForRowsAsync(again, "c", "b", "a");
    }

    [Fact]
    public async Task A_click_on_the_name_of_a_column_sorts_by_it_and_another_one_reverses()
    {
        await PutAsync("/clicked/");
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40, "--root", "/clicked/");
        await explorer.PressAsync("F2");
        await explorer.WaitForAsync("mouse on");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("columns version size");
        await explorer.PressAsync("Enter");
        await MouseJourneys.ClickAsync(explorer, " VER ");
        await explorer.WaitForAsync("VER▼");
        await WaitForRowsAsync(explorer, "c", "a", "b");
        await MouseJourneys.ClickAsync(explorer, "VER▼");
        await explorer.WaitForAsync("VER▲");
        await WaitForRowsAsync(explorer, "a", "b", "c");
        await MouseJourneys.ClickAsync(explorer, "KEY ");
        await MouseJourneys.ClickAsync(explorer, "KEY ");
        await explorer.WaitForAsync("KEY▼");
        await WaitForRowsAsync(explorer, "c", "b", "a");
    }

    [Fact]
    public async Task Times_to_live_and_ages_are_shown_in_steps()
    {
        await PutAsync("/leasing/");
        var lease = (await cluster.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await cluster.Ctl.RunAsync("put", "--lease", lease, "/leasing/b", "leased");
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40, "--root", "/leasing/");
        await explorer.PressAsync("s");
        await explorer.WaitForAsync("Column: age");
        await explorer.PressAsync("g");
        await explorer.WaitForAsync(" AGE ");
        await explorer.PressAsync("s");
        await explorer.WaitForAsync("Column: lease");
        await explorer.PressAsync("t");
        await cluster.Ctl.RunAsync("put", "--lease", lease, "/leasing/c", "leased");
        await explorer.WaitForAsync("seen now");
        await explorer.WaitForAsync(" 5 min ");
    }

    /// <summary>Three keys: a is the oldest, b the newest, c was written twice.</summary>
    private async Task PutAsync(string prefix)
    {
        foreach (var name in (string[])["a", "c", "c", "b"])
        {
            await cluster.Ctl.RunAsync("put", prefix + name, name);
        }
    }

    private static Task<string> WaitForRowsAsync(Explorer explorer, params string[] names) => explorer.WaitForAsync(
        screen => names.SequenceEqual(
            from line in screen.Split('\n')
            where line.StartsWith("│   ", StringComparison.Ordinal) && line.Length > 5 && line[4] is >= 'a' and <= 'c' && line[5] == ' '
            select line[4].ToString()),
        $"the rows are {string.Join(", ", names)}");
}
