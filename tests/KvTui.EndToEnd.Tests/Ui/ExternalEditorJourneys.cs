using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>E: the value in the user's own editor.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class ExternalEditorJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_script_changes_the_value_and_its_file_is_private_while_it_is_there(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/conf", """{"pool":20,"url":"a\/b"}""");
        await using var editor = new ExternalEditor();
        var script = editor.Script("an editor", $"""
            stat -c '%a %F' "$2" "$(dirname "$2")" >'{editor.PathTo("modes")}'; cat "$2" >'{editor.PathTo("given")}'; echo "$1 $2" >'{editor.PathTo("arguments")}'
            stty -a <&0 >'{editor.PathTo("modes of the terminal")}'
            sed -i s/20/21/ "$2"
            """);
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With($"'{script}' 'two words'"), "/ext/conf", columns, rows);
        await explorer.PressAsync("E");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("""{"pool":21,"url":"a\/b"}""", await ValueAsync("/ext/conf"));
        Assert.Equal("600 regular file\n700 directory\n", editor.Written("modes"));
        Assert.Equal("{\n  \"pool\": 20,\n  \"url\": \"a\\/b\"\n}", editor.Written("given"));
        Assert.Matches("^two words /.*/kvtui-edit-[^/]*/conf\\.json\n$", editor.Written("arguments"));
        Assert.Matches("[^-]icanon", editor.Written("modes of the terminal"));
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Theory]
    [InlineData("cat", "nothing changed, nothing saved")]
    [InlineData("touch", "nothing changed, nothing saved")]
    [InlineData("false", "Nothing was saved: $EDITOR (false) failed with exit status 1.")]
    [InlineData("cat", "nothing changed, nothing saved", 80, 24)]
    [InlineData("false", "Nothing was saved: $EDITOR (false) failed with exit status 1.", 80, 24)]
    [InlineData("kvtui-no-such-editor", "cannot be started: there is no such program.")]
    [InlineData("sh -c 'echo lost >\"$0\"; kill -9 $$'", "was ended by signal 9.")]
    [InlineData("sh -c 'stty raw -echo; printf \"\\033[?1049h\"; exit 3'", "failed with exit status 3.")]
    [InlineData("echo >>", "nothing changed, nothing saved")]
    [InlineData("rm", "Nothing was saved: ")]
    public async Task An_editor_that_changes_nothing_or_fails_saves_nothing_and_that_is_said(string line, string said, int columns = 120, int rows = 40)
    {
        // What cat leaves on the main screen must not run into what the shell says there.
        await Ctl.RunAsync("put", "/ext/same", line == "cat" ? "the same\n" : "the same");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With(line), "/ext/same", columns, rows);
        var before = await RevisionAsync("/ext/same");
        await explorer.PressAsync("E");
        var screen = await explorer.WaitForAsync(said);
        Assert.Contains("╭ Cluster", screen, StringComparison.Ordinal);
        Assert.Equal(before, await RevisionAsync("/ext/same"));
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_key_that_was_changed_meanwhile_is_not_replaced_and_the_text_stays_open(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/contested", "first");
        await using var editor = new ExternalEditor();
        var script = editor.Script("meanwhile", $"""
            : >'{editor.PathTo("here")}'
            until [ -e '{editor.PathTo("go")}' ]; do sleep 0.05; done
            echo mine >"$1"
            """);
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With(script), "/ext/contested", columns, rows);
        await explorer.PressAsync("E");
        await WaitForFileAsync(editor, "here");
        await Ctl.RunAsync("put", "/ext/contested", "theirs");
        await File.WriteAllTextAsync(editor.PathTo("go"), "", TestContext.Current.CancellationToken);
        var screen = await explorer.WaitForAsync("Not saved: changed to r");
        Assert.Contains("- theirs", screen, StringComparison.Ordinal);
        Assert.Contains("+ mine", screen, StringComparison.Ordinal);
        Assert.Equal("theirs", await ValueAsync("/ext/contested"));
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static text => !text.Contains("Not saved:", StringComparison.Ordinal), "the comparison is closed");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("mine", await ValueAsync("/ext/contested"));
    }

    [Fact]
    public async Task Broken_json_is_told_and_stays_open()
    {
        await Ctl.RunAsync("put", "/ext/broken", """{"a":1}""");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With("sed -i s/1/1x/"), "/ext/broken", 120, 40);
        await explorer.PressAsync("E");
        await explorer.WaitForAsync("not JSON any more, see line 2, column 9");
        await explorer.WaitForAsync("Edit ─ /ext/broken");
        Assert.Equal("""{"a":1}""", await ValueAsync("/ext/broken"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Broken_YAML_is_told_and_stays_open_until_it_is_saved_as_it_is(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/values.yaml", "image:\n  tag: v1\n");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With("sed -i 's/  tag/\\ttag/'"), "/ext/values.yaml", columns, rows);
        await explorer.PressAsync("E");
        await explorer.WaitForAsync("not YAML any more, see line 2, column 1");
        await explorer.WaitForAsync("Edit ─ /ext/values.yaml");
        Assert.Equal("image:\n  tag: v1\n", await ValueAsync("/ext/values.yaml"));
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("image:\n\ttag: v1\n", await ValueAsync("/ext/values.yaml"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Vim_has_the_terminal_as_long_as_it_runs(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/vim", "{\"name\":\"old\"}\n");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.WithInstalled("vim", "vim -u NONE"), "/ext/vim", columns, rows);
        await explorer.PressAsync("E");
        await explorer.WaitForAsync(static screen => screen.Contains("  \"name\": \"old\"", StringComparison.Ordinal) && screen.Contains("vim.json\"", StringComparison.Ordinal), "vim shows the file");
        await explorer.Screen.TypeAsync(":%s/old/q new 1 2 3/");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("q new 1 2 3");
        await explorer.Screen.ResizeAsync(columns + 7, rows + 3);
        await explorer.Screen.TypeAsync(":wq");
        await explorer.PressAsync("Enter");
        var screen = await explorer.WaitForAsync("saved at r");
        Assert.Equal(columns + 7, screen.Split('\n')[0].Length);
        await explorer.Screen.ResizeAsync(columns, rows);
        // tmux cuts the lines at once and tells the terminal later; the corner is there when the explorer has drawn
        await explorer.WaitForAsync(shown => shown.Split('\n')[0].EndsWith('╮') && shown.Split('\n')[0].Length == columns, "the explorer fills the window again");
        Assert.Equal("{\"name\":\"q new 1 2 3\"}\n", await ValueAsync("/ext/vim"));
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Nano_ends_the_text_with_a_line_end_that_is_not_saved(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/ext/nano", "text");
        await using var editor = new ExternalEditor();
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.WithInstalled("nano", "nano -I"), "/ext/nano", columns, rows);
        await explorer.PressAsync("E");
        await explorer.WaitForAsync("nano.txt");
        await explorer.Screen.TypeAsync("new ");
        await explorer.WaitForAsync("new text");
        await explorer.PressAsync("C-o", "Enter");
        await explorer.WaitForAsync("Wrote ");
        await explorer.PressAsync("C-x");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("new text", await ValueAsync("/ext/nano"));
        await editor.AssertNothingLeftAsync();
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
    }

    [Fact]
    public async Task What_is_watched_goes_on_while_the_editor_runs()
    {
        await Ctl.RunAsync("put", "/ext/watched", "v");
        await using var editor = new ExternalEditor();
        var script = editor.Script("wait", $"""
            : >'{editor.PathTo("here")}'
            until [ -e '{editor.PathTo("go")}' ]; do sleep 0.05; done
            """);
        await using var explorer = await ExternalEditor.AtAsync(Ctl, editor.With(script), "/ext/watched", 120, 40);
        await explorer.PressAsync("E");
        await WaitForFileAsync(editor, "here");
        await Ctl.RunAsync("put", "/ext/watched/new", "v");
        Assert.Equal("what was there before", (await explorer.Screen.CaptureAsync(TestContext.Current.CancellationToken)).Trim());
        await File.WriteAllTextAsync(editor.PathTo("go"), "", TestContext.Current.CancellationToken);
        await explorer.WaitForAsync("watched/");
    }

    private static Task WaitForFileAsync(ExternalEditor editor, string name) => Testing.Eventually.TrueAsync(
        () => File.Exists(editor.PathTo(name)), () => $"the editor has made {name}", Explorer.Patience, TestContext.Current.CancellationToken);

    private async Task<string?> ValueAsync(string key) =>
        await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is { } value ? System.Text.Encoding.UTF8.GetString(value.Span) : null;

    private async Task<string> RevisionAsync(string key) =>
        (await Ctl.RunAsync("get", key, "-w", "fields")).Split('\n').First(static line => line.Contains("ModRevision", StringComparison.Ordinal));
}
