using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The explorer on terminals of all kinds and sizes.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class TerminalJourneys(ThreeMembers cluster)
{
    [Theory]
    [InlineData("xterm", "C.UTF-8", "", 80, 24)]
    [InlineData("xterm-256color", "C.UTF-8", "", 120, 40)]
    [InlineData("screen-256color", "C.UTF-8", "", 200, 50)]
    [InlineData("tmux-256color", "C.UTF-8", "1", 80, 24)]
    [InlineData("linux", "C.UTF-8", "", 120, 40)]
    [InlineData("vt100", "C", "", 80, 24)]
    [InlineData("xterm-256color", "C", "", 200, 50)]
    public async Task It_shows_its_panes_a_value_and_a_question_there(string term, string locale, string noColor, int columns, int rows)
    {
        var variables = new Dictionary<string, string?> { ["TERM"] = term, ["LANG"] = locale, ["LC_ALL"] = locale, ["NO_COLOR"] = noColor, ["COLORTERM"] = "" };
        await using var explorer = await Explorer.StartAsync(cluster.Ctl, variables, columns, rows);
        await explorer.WaitForAsync("live r");
        var screen = await explorer.WaitForAsync("3/3 members");
        Assert.Equal(locale == "C", !screen.Contains('╭', StringComparison.Ordinal));
        Assert.Contains(locale == "C" ? "+ Keys" : "╭ Keys", screen, StringComparison.Ordinal);
        await explorer.PressAsync("D");
        await explorer.WaitForAsync("Delete prefix");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static shown => !shown.Contains("Delete prefix", StringComparison.Ordinal), "the question is closed");
        await explorer.PressAsync("F10");
        await explorer.WaitForAsync("Edit the value");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static shown => !shown.Contains("Edit the value", StringComparison.Ordinal), "the menu is closed");
        var styled = await explorer.Screen.CaptureStyledAsync(TestContext.Current.CancellationToken);
        Assert.Equal(noColor.Length > 0 || term == "vt100", !HasColour(styled));
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Fact]
    public async Task A_terminal_that_cannot_place_the_cursor_is_refused_with_the_reason()
    {
        await using var explorer = await Explorer.StartAsync(cluster.Ctl, new() { ["TERM"] = "dumb" }, 80, 24);
        var screen = await explorer.WaitForAsync("exit code 2");
        Assert.Contains("(TERM)", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_of_Terminal_Gui_in_the_current_folder_changes_nothing()
    {
        using var folder = new TemporaryFolder("planted");
        Directory.CreateDirectory(folder.PathTo(".tui"));
        await File.WriteAllTextAsync(
            folder.PathTo(".tui/config.json"),
            """
            { "Theme": "Hostile", "Key.Quit": "j", "Application.DefaultKeyBindings": { "Quit": "j" },
              "Themes": [ { "Hostile": { "Schemes": [ { "Base": { "Normal": { "Foreground": "Red", "Background": "Red" } } } ],
                "Dialog.DefaultShadow": "Opaque", "FrameView.DefaultBorderStyle": "Double", "Glyphs.HLine": "x" } } ] }
            """,
            TestContext.Current.CancellationToken);
        var token = TestContext.Current.CancellationToken;
        var environment = new Dictionary<string, string?>(cluster.Ctl.Environment) { ["XDG_STATE_HOME"] = folder.PathTo("state") };
        await using var hostile = await TmuxScreen.StartAsync(
            ["sh", "-c", "cd \"$0\"; exec \"$@\"", folder.PathTo("."), KvTuiProgram.Path], 80, 24, environment, token);
        await using var plain = await Explorer.OpenAsync(cluster.Ctl, 80, 24);
        await hostile.WaitForAsync(static screen => screen.Contains("live r", StringComparison.Ordinal), "it is live", Explorer.Patience, token);
        await hostile.SendKeysAsync("j");
        await plain.PressAsync("j");
        var wanted = await plain.WaitForAsync(static screen => screen.Split('\n')[0].Contains("Value ─ /app/", StringComparison.Ordinal), "a move");
        await hostile.WaitForAsync(screen => screen.Split('\n')[0] == wanted.Split('\n')[0], "it moves as any other", Explorer.Patience, token);
        await Eventually.TrueAsync(
            async _ => await FramesAsync(plain.Screen, token) == await FramesAsync(hostile, token),
            static () => "it looks as any other",
            Explorer.Patience,
            token);
    }

    /// <summary>The rows of the key pane with their looks.</summary>
    private static async Task<string> FramesAsync(TmuxScreen screen, CancellationToken token) =>
        string.Join('\n', (await screen.CaptureStyledAsync(token)).Split('\n').Take(10));

    private static bool HasColour(string styled) =>
        Enumerable.Range(1, 7).Any(colour => styled.Contains($"\e[3{colour}m", StringComparison.Ordinal)) || styled.Contains("\e[38;", StringComparison.Ordinal)
        || styled.Contains("\e[9", StringComparison.Ordinal);
}
