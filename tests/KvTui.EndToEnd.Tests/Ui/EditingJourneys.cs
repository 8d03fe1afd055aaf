using System.Text;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class EditingJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Fact]
    public async Task A_save_reaches_etcd_and_keeps_the_lease()
    {
        var lease = (await Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await Ctl.RunAsync("put", "/edit/leased", "before", $"--lease={lease}");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/edit/leased");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /edit/leased");
        await explorer.PressAsync("End");
        await explorer.Screen.TypeAsync(" and after");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("before and after", await ValueAsync("/edit/leased"));
        Assert.Contains("/edit/leased", await Ctl.RunAsync("lease", "timetolive", lease, "--keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_over_a_change_made_meanwhile_is_refused_with_both_versions_in_view()
    {
        await Ctl.RunAsync("put", "/edit/contested", "first");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/edit/contested");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /edit/contested");
        await explorer.Screen.TypeAsync("mine ");
        await Ctl.RunAsync("put", "/edit/contested", "theirs");
        await explorer.WaitForAsync("changed meanwhile to r");
        await explorer.PressAsync("C-s");
        var screen = await explorer.WaitForAsync("Not saved: changed to r");
        Assert.Contains("- theirs", screen, StringComparison.Ordinal);
        Assert.Contains("+ mine first", screen, StringComparison.Ordinal);
        Assert.Equal("theirs", await ValueAsync("/edit/contested"));
        await explorer.PressAsync("q");
        await explorer.WaitForAsync(text => !text.Contains("Not saved:", StringComparison.Ordinal), "the comparison is closed");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("mine first", await ValueAsync("/edit/contested"));
    }

    [Fact]
    public async Task A_new_key_is_made_and_never_over_an_existing_one()
    {
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.PressAsync("n");
        await explorer.WaitForAsync("new key:");
        await explorer.PressAsync("C-u");
        await explorer.Screen.TypeAsync("/new/key\\xff");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("New key");
        await explorer.PressAsync("v", "1");
        await explorer.PressAsync("F3");
        await explorer.WaitForAsync("created at r");
        Assert.Contains("v1", await Ctl.RunAsync("get", "/new/", "--prefix"), StringComparison.Ordinal);
        await explorer.PressAsync("n");
        await explorer.WaitForAsync("new key:");
        await explorer.PressAsync("C-u");
        await explorer.Screen.TypeAsync("/app/name");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("exists already");
        Assert.Equal("journeys", await ValueAsync("/app/name"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Where_it_is_wanted_a_save_shows_first_what_it_changes(int columns, int rows)
    {
        await Ctl.RunAsync("put", "/edit/shown", "one\ntwo\nthree\n");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows, "--confirm-diff");
        await explorer.GoToAsync("/edit/shown");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /edit/shown");
        await explorer.PressAsync("Down", "End");
        await explorer.Screen.TypeAsync(" more");
        await explorer.PressAsync("C-s");
        var screen = await explorer.WaitForAsync("Save this?");
        Assert.Contains("- two", screen, StringComparison.Ordinal);
        Assert.Contains("+ two more", screen, StringComparison.Ordinal);
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static text => !text.Contains("Save this?", StringComparison.Ordinal), "the difference is closed");
        Assert.Equal("one\ntwo\nthree\n", await ValueAsync("/edit/shown"));
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("Save this?");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal("one\ntwo more\nthree\n", await ValueAsync("/edit/shown"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task That_a_value_grows_too_large_is_told_before_it_is_saved_and_the_server_s_refusal_leaves_the_text(int columns, int rows)
    {
        const int Length = (1536 * 1024) - 1024;
        var line = Encoding.ASCII.GetBytes(new string('x', 63) + "\n");
        await Ctl.PutAsync("/edit/large", Enumerable.Repeat(line, Length / line.Length).SelectMany(static part => part).ToArray(), TestContext.Current.CancellationToken);
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/edit/large");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /edit/large");
        await explorer.Screen.PasteAsync(new string('y', 2000));
        await explorer.WaitForAsync("too large for etcd");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("Not saved: etcd takes 1 572 864 B");
        Assert.Equal(Length / line.Length * line.Length, (await ValueAsync("/edit/large"))!.Length);
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("/edit/large was not saved: ");
        await explorer.WaitForAsync("Edit ─ /edit/large");
        Assert.Equal(Length / line.Length * line.Length, (await ValueAsync("/edit/large"))!.Length);
        await Ctl.RunAsync("del", "/edit/large");
    }

    [Fact]
    public async Task A_delete_asks_first_and_its_default_keeps_the_key()
    {
        await Ctl.RunAsync("put", "/delete/me", "gone soon");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/delete/me");
        await explorer.PressAsync("1", "d");
        await explorer.WaitForAsync("Delete key");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(screen => !screen.Contains("Delete key", StringComparison.Ordinal), "the dialog is closed");
        Assert.Equal("gone soon", await ValueAsync("/delete/me"));
        await explorer.PressAsync("d");
        await explorer.WaitForAsync("Delete key");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("deleted at r");
        Assert.Null(await ValueAsync("/delete/me"));
    }

    [Fact]
    public async Task Deleting_a_prefix_asks_for_the_count_to_be_typed()
    {
        await Ctl.RunAsync("put", "/many/1", "x");
        await Ctl.RunAsync("put", "/many/2", "x");
        await Ctl.RunAsync("put", "/manyfold", "stays");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/many/1");
        await explorer.PressAsync("1", "D");
        await explorer.WaitForAsync("/many/1 is a key without a folder /many/1/");
        await explorer.PressAsync("h", "d");
        await explorer.WaitForAsync("d on a folder deletes all that is in it, as D does.");
        await explorer.PressAsync("3", "Enter");
        await explorer.WaitForAsync("What is typed is not 2");
        await explorer.PressAsync("BSpace", "2", "Enter");
        await explorer.WaitForAsync("2 keys below /many/ deleted");
        Assert.Null(await ValueAsync("/many/2"));
        Assert.Equal("stays", await ValueAsync("/manyfold"));
    }

    [Fact]
    public async Task Leaving_the_editor_or_quitting_asks_only_if_something_would_be_lost()
    {
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/app/name");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /app/name");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("Value ─ /app/name");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /app/name");
        await explorer.PressAsync("x");
        await explorer.WaitForAsync("modified");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("Leave the editor");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(screen => !screen.Contains("Leave the editor", StringComparison.Ordinal), "the dialog is closed");
        await explorer.PressAsync("C-c");
        await explorer.WaitForAsync("Ctrl-C again quits");
        await explorer.PressAsync("C-c");
        await explorer.WaitForAsync("has not been saved");
        await explorer.PressAsync("Tab", "Enter");
        Assert.Equal(0, await explorer.EndAsync());
        Assert.Equal("journeys", await ValueAsync("/app/name"));
    }

    private async Task<string?> ValueAsync(string key) =>
        await Ctl.GetAsync(key, TestContext.Current.CancellationToken) is { } value ? Encoding.UTF8.GetString(value.Span) : null;
}
