using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What ends or stops while the user's editor or pager has the terminal.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class ExternalEndingJourneys(ThreeMembers cluster)
{
    /// <summary>Makes a file “here” when it runs, after it has changed its own.</summary>
    private const string Endless = """
        echo changed >"$1"; : >"$(dirname "$0")/here"
        while :; do sleep 0.05; done
        """;

    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData("HUP")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_editor_too_and_what_it_has_written_is_offered_at_the_next_start(string signal)
    {
        var key = $"/ext/ended/{signal}";
        await Ctl.RunAsync("put", key, "first");
        await using var editor = new ExternalEditor();
        var variables = editor.With(editor.Script("endless", Endless));
        await using (var explorer = await ExternalEditor.AtAsync(Ctl, variables, key, 120, 40))
        {
            await explorer.PressAsync("E");
            await WaitForFileAsync(editor, "here");
            await explorer.SignalAsync(signal);
            await explorer.EndAsync();
        }

        await editor.AssertNothingLeftAsync();
        await using var next = await Explorer.StartAsync(Ctl, variables, 120, 40);
        await next.WaitForAsync($"An edit of {key}");
        await next.PressAsync("Tab", "Enter");
        await next.WaitForAsync($"Edit ─ {key}");
        await next.PressAsync("C-s");
        await next.WaitForAsync("saved at r");
        Assert.Equal("changed", await ValueAsync(key));
    }

    [Fact]
    public async Task When_the_terminal_is_gone_so_are_the_editor_and_its_file_and_the_edit_is_kept()
    {
        await Ctl.RunAsync("put", "/ext/gone", "first");
        await using var editor = new ExternalEditor();
        var variables = editor.With(editor.Script("endless", $"echo $$ >'{editor.PathTo("pid")}'; echo $PPID >'{editor.PathTo("explorer")}'\n{Endless}"));
        await using (var explorer = await ExternalEditor.AtAsync(Ctl, variables, "/ext/gone", 120, 40))
        {
            await explorer.PressAsync("E");
            await WaitForFileAsync(editor, "here");
        }

        await editor.AssertNothingLeftAsync();
        foreach (var process in new[] { "pid", "explorer" })
        {
            await Eventually.TrueAsync(
                () => !Directory.Exists("/proc/" + editor.Written(process).Trim()),
                () => $"the process in {process} has ended",
                cancellationToken: TestContext.Current.CancellationToken);
        }

        await using var next = await Explorer.StartAsync(Ctl, variables, 120, 40);
        await next.WaitForAsync("An edit of /ext/gone");
    }

    [Fact]
    public async Task What_a_killed_explorer_left_is_removed_at_the_next_start()
    {
        await Ctl.RunAsync("put", "/ext/killed", "first");
        await using var editor = new ExternalEditor();
        var script = editor.Script("endless", Endless.Replace("while :", $"until [ -e '{editor.PathTo("go")}' ]", StringComparison.Ordinal));
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With(script), "/ext/killed", 120, 40);
        await explorer.PressAsync("E");
        await WaitForFileAsync(editor, "here");
        await explorer.SignalAsync("KILL");
        await explorer.WaitForAsync("exit code 137");
        Assert.Single(editor.Left());
        await File.WriteAllTextAsync(editor.PathTo("go"), "", TestContext.Current.CancellationToken);
        await using var next = await Explorer.StartAsync(Ctl, editor.With("cat"), 120, 40);
        await editor.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Interrupts_are_the_programs_alone()
    {
        await Ctl.RunAsync("put", "/ext/interrupted", "first");
        var token = TestContext.Current.CancellationToken;
        await using var editor = new ExternalEditor();
        await using var shell = await OpenInShellAsync(editor.With(editor.Script("endless", Endless)), "/ext/interrupted");
        foreach (var (key, signal) in new[] { ("C-c", 2), ("C-\\", 3) })
        {
            File.Delete(editor.PathTo("here"));
            await shell.SendKeysAsync("E");
            await WaitForFileAsync(editor, "here");
            await shell.SendKeysAsync(key);
            await shell.WaitForAsync($"was ended by signal {signal}.", Explorer.Patience, token);
        }

        Assert.Equal("first", await ValueAsync("/ext/interrupted"));
        await shell.SendKeysAsync("q");
        await shell.WaitForAsync(static text => !text.Contains("Cluster", StringComparison.Ordinal), "the shell is back", Explorer.Patience, token);
        await editor.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task An_editor_that_stops_stops_the_explorer_with_it_and_both_go_on()
    {
        await Ctl.RunAsync("put", "/ext/stopped", "first");
        var token = TestContext.Current.CancellationToken;
        await using var editor = new ExternalEditor();
        await using var shell = await OpenInShellAsync(editor.WithInstalled("vim", "vim -u NONE"), "/ext/stopped");
        await shell.SendKeysAsync("E");
        await shell.WaitForAsync("stopped.txt\"", Explorer.Patience, token);
        await shell.SendKeysAsync("C-z");
        await shell.WaitForAsync("Stopped", Explorer.Patience, token);
        await shell.TypeAsync("clear; stty -a; jobs");
        await shell.SendKeysAsync("Enter");
        var screen = await shell.WaitForAsync(
            static text => text.Contains("isig icanon", StringComparison.Ordinal), "the shell has the terminal", Explorer.Patience, token);
        Assert.DoesNotContain("-icanon", screen, StringComparison.Ordinal);
        await shell.ResizeAsync(100, 30);
        await shell.TypeAsync("fg");
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync(static text => text.Split('\n')[0].TrimEnd() == "first", "vim is back", Explorer.Patience, token);
        await shell.TypeAsync(":s/first/second/|wq");
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync("saved at r", Explorer.Patience, token);
        Assert.Equal("second", await ValueAsync("/ext/stopped"));
        await shell.SendKeysAsync("q");
        await shell.WaitForAsync(static text => !text.Contains("Cluster", StringComparison.Ordinal), "the shell is back", Explorer.Patience, token);
        await editor.AssertNothingLeftAsync();
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task The_pager_shows_the_whole_value_as_the_pane_does(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/long", $"[{string.Join(',', Enumerable.Range(0, 300))}]");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.WithInstalled("less", "false"), "/ext/long", columns, rows);
        await explorer.PressAsync("|");
        await explorer.WaitForAsync(static screen => screen.StartsWith("[\n  0,\n", StringComparison.Ordinal), "less shows the beginning");
        await explorer.PressAsync("G");
        await explorer.WaitForAsync("  299\n]");
        await explorer.PressAsync("q");
        await explorer.WaitForAsync("3/3 members");
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Theory]
    [InlineData("false", "$PAGER (false) failed with exit status 1.")]
    [InlineData("kvtui-no-such-pager -x", "cannot be started: there is no such program.")]
    public async Task A_pager_that_fails_is_told(string pager, string said)
    {
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With("cat", pager), "/app/name", 120, 40);
        await explorer.PressAsync("|");
        await explorer.WaitForAsync(said);
        await editor.AssertNothingLeftAsync();
    }

    /// <summary>Opens the explorer from a shell with job control, and goes to a key.</summary>
    private async Task<TmuxScreen> OpenInShellAsync(Dictionary<string, string?> variables, string key)
    {
        var token = TestContext.Current.CancellationToken;
        var environment = new Dictionary<string, string?>(Ctl.Environment);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        var shell = await TmuxScreen.StartAsync(["bash", "--norc", "-i"], 120, 24, environment, token);
        await shell.TypeAsync($"clear; {KvTuiProgram.Path}");
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync("3/3 members", Explorer.Patience, token);
        await shell.SendKeysAsync("o", "C-u");
        await shell.TypeAsync(key);
        await shell.SendKeysAsync("Enter");
        await shell.WaitForAsync($"Value ─ {key}", Explorer.Patience, token);
        return shell;
    }

    private static Task WaitForFileAsync(ExternalEditor editor, string name) => Eventually.TrueAsync(
        () => File.Exists(editor.PathTo(name)), () => $"the editor has made {name}", Explorer.Patience, TestContext.Current.CancellationToken);

    private async Task<string?> ValueAsync(string key) =>
        await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is { } value ? System.Text.Encoding.UTF8.GetString(value.Span) : null;
}
