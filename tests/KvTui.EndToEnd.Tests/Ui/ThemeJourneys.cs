using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The explorer asks the terminal it runs in for its background, and waits for no answer.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class ThemeJourneys(ThreeMembers cluster)
{
    // The frame of the pane with the focus.
    private const string OnDark = "\e[36m";
    private const string OnLight = "\e[34m";

    [Theory]
    [InlineData("#ffffff", 80, 24)]
    [InlineData("#101010", 120, 40)]
    public async Task It_has_the_theme_for_the_terminals_background(string background, int columns, int rows)
    {
        await using var explorer = await StartAsync(background, columns, rows);
        await explorer.WaitForAsync("live r");
        await LooksAsync(explorer, background == "#ffffff" ? OnLight : OnDark);
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
        Assert.DoesNotContain("rgb", await explorer.Screen.CaptureAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_that_was_chosen_is_kept()
    {
        await using var explorer = await StartAsync("#ffffff", 80, 24, "--theme", "dark");
        await explorer.WaitForAsync("live r");
        await LooksAsync(explorer, OnDark);
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    private async Task<Explorer> StartAsync(string background, int columns, int rows, params IReadOnlyList<string> arguments) =>
        await Explorer.StartAsync(cluster.Ctl, new() { ["TERM"] = "tmux-256color", ["COLORTERM"] = "", ["LC_ALL"] = "C.UTF-8", ["NO_COLOR"] = "", ["BACKGROUND"] = background }, columns, rows, arguments);

    private static async Task LooksAsync(Explorer explorer, string frame)
    {
        var styled = "";
        await Eventually.TrueAsync(
            async token => (styled = await explorer.Screen.CaptureStyledAsync(token)).Split('╭')[0].Contains(frame, StringComparison.Ordinal),
            () => $"the frame was to have the colour {frame[1..]}:\n{styled}",
            Explorer.Patience,
            TestContext.Current.CancellationToken);
    }
}
