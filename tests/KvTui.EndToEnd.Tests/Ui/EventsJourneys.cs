using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Changes are seen as they happen, and what differs is taken over.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class EventsJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_change_is_listed_compared_and_saved(int columns, int rows)
    {
        using var folder = new TemporaryFolder("events");
        var file = folder.PathTo("watch.ndjson");
        await Ctl.RunAsync("put", "/events/key", "one");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync("/events/key");
        await explorer.PressAsync("w");
        await explorer.WaitForAsync("Nothing has changed here so far.");
        await Ctl.RunAsync("put", "/events/key", "two");
        await explorer.WaitForAsync("1 change ", Explorer.Patience);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("- before, + after");
        await explorer.PressAsync("Escape");
        await explorer.PressAsync("p");
        await Ctl.RunAsync("del", "/events/key");
        await explorer.WaitForAsync("behind by 1", Explorer.Patience);
        await explorer.PressAsync("p");
        await explorer.WaitForAsync("delete");
        await explorer.PressAsync("s");
        await explorer.WaitForAsync("save into:");
        await explorer.Screen.TypeAsync($"{file}\n");
        await explorer.WaitForAsync("2 changes saved in");

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("\"value\":\"two\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"type\":\"delete\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_change_rings_the_bell_once_that_is_asked_for()
    {
        const string BellFlag = "#{window_bell_flag}";
        await Ctl.RunAsync("put", "/bell/key", "one");
        await using var explorer = await Explorer.OpenAsync(Ctl, 80, 24);
        await explorer.GoToAsync("/bell/key");
        await explorer.PressAsync("w");
        await explorer.WaitForAsync("Nothing has changed here so far.");
        await Ctl.RunAsync("put", "/bell/key", "two");
        await explorer.WaitForAsync("1 change ");
        Assert.Equal("0", await explorer.Screen.AskAsync(BellFlag, TestContext.Current.CancellationToken));

        await explorer.PressAsync("b");
        await explorer.WaitForAsync("received · bell");
        await Ctl.RunAsync("put", "/bell/key", "three");
        await explorer.WaitForAsync("2 changes ");
        await Eventually.TrueAsync(
            async cancellationToken => await explorer.Screen.AskAsync(BellFlag, cancellationToken) == "1",
            () => "the bell was to ring",
            cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_key_that_differs_is_taken_over_from_another_prefix()
    {
        await Ctl.RunAsync("put", "/here/key", "old");
        await Ctl.RunAsync("put", "/there/key", "new");
        await using var explorer = await Explorer.OpenAsync(Ctl, 80, 24);
        await explorer.GoToAsync("/here/key");
        await explorer.Screen.TypeAsync(":diff /there/\n");
        await explorer.WaitForAsync("1 changed of 1 key");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("Take over");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("saved at r");

        Assert.Equal("new\n", await Ctl.RunAsync("get", "/here/key", "--print-value-only"));
    }
}
