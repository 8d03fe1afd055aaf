using System.Text;
using KvTui.Testing.Etcd;
using KvTui.Testing.Values;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The built-in editor: JSON, search and replacement, merging, and what it leaves as it was.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class TextJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task JSON_on_one_line_is_edited_in_lines_told_where_it_is_broken_and_packed_again(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/tx/j", """{"pool":20,"url":"a\/b","max":1E400}""");
        await using var explorer = await EditingAsync("/tx/j", columns, rows);
        await explorer.WaitForAsync("saved on one line");
        await explorer.WaitForAsync("  \"pool\": 20,");
        await explorer.PressAsync("Down", "End", "BSpace", "x", "C-s");
        await explorer.WaitForAsync("not JSON any more, see line 2");
        await explorer.PressAsync("BSpace", "0", ",", "F7");
        await explorer.WaitForAsync("it is saved as it stands");
        await explorer.PressAsync("F7");
        await explorer.WaitForAsync("it is saved on one line");
        await explorer.PressAsync("F4");
        await explorer.WaitForAsync("+   \"pool\": 200,");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("+   \"pool\"", StringComparison.Ordinal), "the difference is closed");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("""{"pool":200,"url":"a\/b","max":1E400}""", await ValueAsync("/tx/j"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Broken_YAML_is_told_by_its_place_and_saved_once_it_is_right_or_asked_for_again(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/tx/y", "image:\n  tag: v1\nargs: [a, b]\n");
        await using var explorer = await EditingAsync("/tx/y", columns, rows);
        await explorer.PressAsync("Down", "End");
        await explorer.Screen.TypeAsync(": x");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("not YAML any more, see line 2, column 10");
        await explorer.PressAsync("BSpace", "BSpace", "BSpace", "2", "C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("image:\n  tag: v12\nargs: [a, b]\n", await ValueAsync("/tx/y"));
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /tx/y");
        await explorer.PressAsync("Down", "Down", "End", "BSpace", "C-s");
        await explorer.WaitForAsync("not YAML any more, see line 3, column 7");
        Assert.Equal("image:\n  tag: v12\nargs: [a, b]\n", await ValueAsync("/tx/y"));
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("image:\n  tag: v12\nargs: [a, b\n", await ValueAsync("/tx/y"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Text_is_found_replaced_and_gone_to_by_its_line(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/tx/f", string.Concat(Enumerable.Range(1, 60).Select(static line => $"host-{line} old\r\n")));
        await using var explorer = await EditingAsync("/tx/f", columns, rows);
        await explorer.PressAsync("C-g");
        await explorer.Screen.TypeAsync("50:1");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("50:1 ");
        await explorer.PressAsync("C-f");
        await explorer.Screen.TypeAsync("old");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("hit 50 of 60");
        await explorer.PressAsync("F9");
        await explorer.Screen.TypeAsync("old");
        await explorer.PressAsync("Enter");
        await explorer.Screen.TypeAsync("new");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("hit 50 of 60, line 50");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("hit 50 of 59, line 51");
        await explorer.PressAsync("s");
        await explorer.WaitForAsync("hit 51 of 59, line 52");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("1 hit replaced");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal(
            string.Concat(Enumerable.Range(1, 60).Select(static line => $"host-{line} {(line == 50 ? "new" : "old")}\r\n")), await ValueAsync("/tx/f"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_conflict_is_merged_and_what_both_have_changed_is_asked_about(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/tx/m", "a\nb\nc\nd\ne\n");
        await using var explorer = await EditingAsync("/tx/m", columns, rows);
        await explorer.Screen.TypeAsync("mine ");
        await Ctl.RunAsync("put", "/tx/m", "A\nb\nc\nd\nE\n");
        await explorer.WaitForAsync("changed meanwhile to r");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("Not saved: changed to r");
        await explorer.PressAsync("m");
        var screen = await explorer.WaitForAsync("conflict 1 of 1");
        Assert.Contains("mine a", screen, StringComparison.Ordinal);
        Assert.Contains("t: stored now, r", screen, StringComparison.Ordinal);
        await explorer.PressAsync("b");
        await explorer.WaitForAsync("1 conflict settled");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("mine a\nA\nb\nc\nd\nE\n", await ValueAsync("/tx/m"));
    }

    /// <summary>The same values as in the tests of Core, by the built program and through etcd.</summary>
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Of_odd_values_only_the_place_that_was_edited_differs(int columns, int rows)
    {
        var marked = OddValues.Of(500).Where(static value => value.IsMarked).ToList();
        var large = marked.Where(static value => value.Bytes.Length > 900_000).ElementAt(columns > 100 ? 1 : 5);
        var values = marked.Where(static value => value.Bytes.Length < 10_000).Where((_, i) => i % 97 == columns / 40).Prepend(large);
        var keyed = values.Select(static (value, i) => (value, $"/tx/odd-{10 + i}")).ToList();
        foreach (var (value, key) in keyed)
        {
            await Ctl.PutAsync(key, value.Bytes, TestContext.Current.CancellationToken);
        }

        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        foreach (var (value, key) in keyed)
        {
            await explorer.GoToAsync(key);
            await explorer.PressAsync("e");
            await explorer.WaitForAsync($"Edit ─ {key}");
            await explorer.PressAsync("C-f");
            await explorer.WaitForAsync("find: ");
            await explorer.Screen.TypeAsync(OddValue.Mark);
            await explorer.PressAsync("Enter");
            await explorer.WaitForAsync("hit 1 of 1");
            await explorer.PressAsync("8", "C-s");
            await explorer.WaitForAsync($"Value ─ {key}");
            var saved = (await Ctl.GetAsync(key, TestContext.Current.CancellationToken))!.Value;
            Assert.True(saved.Span.SequenceEqual(value.With("8" + OddValue.Mark)), $"{value} was saved otherwise");
        }
    }

    private async Task<Explorer> EditingAsync(string key, int columns, int rows)
    {
        var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync(key);
        await explorer.PressAsync("e");
        await explorer.WaitForAsync($"Edit ─ {key}");
        return explorer;
    }

    private async Task<string?> ValueAsync(string key) =>
        await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is { } value ? Encoding.UTF8.GetString(value.Span) : null;
}
