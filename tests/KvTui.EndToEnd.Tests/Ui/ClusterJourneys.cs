using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The clusters of the profiles, how they fare, and going from one to the other; none of them has certificates or users.</summary>
public sealed class ClusterJourneys : IAsyncLifetime
{
    private EtcdCluster _one = null!;

    public async ValueTask InitializeAsync() => _one = await EtcdCluster.StartAsync(3, cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _one.DisposeAsync();

    [Fact]
    public async Task The_list_shows_how_each_cluster_fares_and_Enter_goes_there_and_back()
    {
        await using var two = await TwoAsync();
        using var folder = await ProfilesAsync(two);
        await using var explorer = await StartAsync(folder, 80, 24);
        await ListAsync(explorer);
        await explorer.Screen.TypeAsync("two");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("of-two");
        await explorer.WaitForAsync(static screen => screen.Contains(" two · ", StringComparison.Ordinal), "the other profile is shown");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("clusters");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(
            static screen => Row(screen, "one").Contains("used last", StringComparison.Ordinal) && Row(screen, "two").Contains("shown", StringComparison.Ordinal),
            "the one before is offered");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(static screen => screen.Contains(" one · ", StringComparison.Ordinal) && screen.Contains("3/3 members", StringComparison.Ordinal), "the first one is shown again");
    }

    [Fact]
    public async Task With_the_mouse_a_cluster_is_chosen_that_asks_for_a_password_and_then_opens()
    {
        await using var two = await TwoAsync();
        using var folder = await ProfilesAsync(two);
        await using var explorer = await StartAsync(folder, 120, 40);
        await explorer.PressAsync("F2");
        await explorer.WaitForAsync("mouse on");
        await ListAsync(explorer);
        await MouseJourneys.ClickAsync(explorer, "needs a password", times: 2);
        await explorer.WaitForAsync("Password for someone:");
        await explorer.Screen.TypeAsync("wrong\n");
        await explorer.WaitForAsync(static screen => screen.Contains(" locked · ", StringComparison.Ordinal), "the profile is shown");
    }

    private static async Task<EtcdProcess> TwoAsync()
    {
        var two = await EtcdProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await two.Ctl.RunAsync("put", "of-two", "here");
        return two;
    }

    private async Task<TemporaryFolder> ProfilesAsync(EtcdProcess two)
    {
        var folder = new TemporaryFolder("config");
        Directory.CreateDirectory(folder.PathTo("kvtui"));
        var path = folder.PathTo("kvtui/config");
        var text = $"""
            [profile one]
            endpoints = {_one.Endpoints}
            [profile two]
            endpoints = {two.Endpoint}
            [profile dead]
            endpoints = http://127.0.0.1:9
            [profile locked]
            endpoints = {two.Endpoint}
            user = someone

            """;
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return folder;
    }

    private async Task<Explorer> StartAsync(TemporaryFolder folder, int columns, int rows)
    {
        var explorer = await Explorer.StartAsync(_one.Ctl, new() { ["XDG_CONFIG_HOME"] = folder.FullName }, columns, rows, "--profile", "one");
        await explorer.WaitForAsync("live r");
        return explorer;
    }

    /// <summary>Opens the list and waits until all have been asked.</summary>
    private static async Task ListAsync(Explorer explorer)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("clusters");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(
            static screen => Row(screen, "one").Contains("shown", StringComparison.Ordinal)
                && Row(screen, "two").Contains("healthy · 1/1 members · leader", StringComparison.Ordinal)
                && Row(screen, "dead").Contains("not reachable from here", StringComparison.Ordinal)
                && Row(screen, "locked").Contains("needs a password", StringComparison.Ordinal),
            "all have been asked");
    }

    private static string Row(string screen, string name) =>
        screen.Split('\n').FirstOrDefault(line => line.Contains($"│ {name} ", StringComparison.Ordinal)) ?? "";
}
