using System.Text;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Writes and edits in trouble: what the screen says of them is what etcd then holds, and no text is lost.</summary>
public sealed class WriteJourneys
{
    private static readonly TimeSpan Inquiry = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task An_edit_survives_the_death_of_all_members_and_of_the_explorer_and_is_offered_before_the_cluster_is_back()
    {
        using var state = new TemporaryFolder("state");
        await using var cluster = await JourneyServers.ClusterAsync();
        await cluster.Ctl.RunAsync("put", "/app/motd", "Welcome");
        await using (var explorer = await OpenAsync(cluster, state))
        {
            await EditAsync(explorer, "/app/motd", " home, Grüße");
            await Task.WhenAll(cluster.Members.Select(member => member.KillAsync(TestContext.Current.CancellationToken)));
            await explorer.WaitForAsync("offline", Inquiry);
            await explorer.PressAsync("M-l");
            await explorer.WaitForAsync("New for a time to live");
            await explorer.PressAsync("n");
            await explorer.WaitForAsync("time to live: ");
            await explorer.Screen.TypeAsync("10m");
            await explorer.PressAsync("Enter");
            await explorer.WaitForAsync("save: new lease of 600 s");
            await explorer.Screen.TypeAsync("!");
            await explorer.WaitForAsync("Welcome home, Grüße!");
            await WaitForDraftAsync(state, "Welcome home, Grüße!");
            await explorer.SignalAsync("KILL");
            await explorer.WaitForAsync("exit code 137");
        }

        await using var again = await Explorer.StartAsync(cluster.Ctl, Variables(state));
        await again.WaitForAsync("B, new lease of 600 s, to be saved over r");
        await again.PressAsync("Tab", "Enter");
        await again.WaitForAsync("Welcome home, Grüße!");
        await again.WaitForAsync("save: new lease of 600 s");
        foreach (var member in cluster.Members)
        {
            await member.RestartAsync(waitUntilHealthy: false, TestContext.Current.CancellationToken);
        }

        await again.WaitForAsync("live r", Inquiry);
        await again.PressAsync("C-s");
        await again.WaitForAsync("with the new lease");
        Assert.Equal("Welcome home, Grüße!", await ValueAsync(cluster, "/app/motd"));
        await Eventually.TrueAsync(() => Drafts(state).Length == 0, () => "the draft is removed", cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_edit_survives_a_signal_and_is_not_offered_while_its_explorer_runs()
    {
        using var state = new TemporaryFolder("state");
        await using var cluster = await JourneyServers.ClusterAsync(1);
        await cluster.Ctl.RunAsync("put", "/app/motd", "Welcome");
        await using var first = await OpenAsync(cluster, state);
        await EditAsync(first, "/app/motd", " home");
        await WaitForDraftAsync(state, "Welcome home");
        await using (var second = await OpenAsync(cluster, state))
        {
            Assert.DoesNotContain("Unsaved edit", await second.Screen.CaptureAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await first.SignalAsync("TERM");
        await first.EndAsync();
        await cluster.Ctl.RunAsync("put", "/app/motd", "theirs");
        await using var third = await Explorer.StartAsync(cluster.Ctl, Variables(state));
        await third.WaitForAsync("An edit of /app/motd of");
        await third.PressAsync("Tab", "Enter");
        await third.WaitForAsync("changed meanwhile to r");
        await third.PressAsync("C-s");
        var screen = await third.WaitForAsync("Not saved: changed to r");
        Assert.Contains("+ Welcome home", screen, StringComparison.Ordinal);
        Assert.Equal("theirs", await ValueAsync(cluster, "/app/motd"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_save_in_flight_while_the_leader_dies_the_screen_says_what_etcd_then_holds(bool throughFollower)
    {
        using var state = new TemporaryFolder("state");
        await using var cluster = await JourneyServers.ClusterAsync();
        await cluster.Ctl.RunAsync("put", "/app/motd", "Welcome");
        var leader = await cluster.LeaderAsync(cancellationToken: TestContext.Current.CancellationToken);
        var followers = cluster.Members.Where(member => member != leader).ToList();
        EtcdProcess[] order = throughFollower ? [.. followers, leader] : [leader, .. followers];
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40, "--endpoints", string.Join(',', order.Select(member => member.Endpoint)));
        await EditAsync(explorer, "/app/motd", " home");

        // While the others sleep, the member that takes the save cannot commit it, so that it is surely in flight when the leader dies.
        foreach (var member in cluster.Members.Where(member => member != order[0]))
        {
            member.Pause();
        }

        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saving …");
        await leader.KillAsync(TestContext.Current.CancellationToken);
        followers.ForEach(member => member.Resume());

        string[] outcomes = ["saved at r", "was not saved", "It is unknown whether"];
        var screen = await explorer.WaitForAsync(text => outcomes.Any(outcome => text.Contains(outcome, StringComparison.Ordinal)), "an outcome is said", Inquiry);
        var value = await ValueAsync(cluster, "/app/motd");
        Assert.DoesNotContain("It is unknown whether", screen, StringComparison.Ordinal);
        Assert.Equal(screen.Contains("saved at r", StringComparison.Ordinal) ? "Welcome home" : "Welcome", value);
        if (value == "Welcome")
        {
            await explorer.WaitForAsync("live r", Inquiry);
            await explorer.PressAsync("C-s");
            await explorer.WaitForAsync("saved at r", Inquiry);
        }

        Assert.Equal("Welcome home", await ValueAsync(cluster, "/app/motd"));
    }

    private static Dictionary<string, string?> Variables(TemporaryFolder state) => new() { ["XDG_STATE_HOME"] = state.FullName };

    private static async Task<Explorer> OpenAsync(EtcdCluster cluster, TemporaryFolder state)
    {
        var explorer = await Explorer.StartAsync(cluster.Ctl, Variables(state));
        await explorer.WaitForAsync(screen => screen.Contains("live r", StringComparison.Ordinal) && screen.Contains("leader", StringComparison.Ordinal), "the explorer is live");
        return explorer;
    }

    /// <summary>Opens the editor on a key and types at the end of its first line.</summary>
    private static async Task EditAsync(Explorer explorer, string key, string text)
    {
        await explorer.GoToAsync(key);
        await explorer.PressAsync("e");
        await explorer.WaitForAsync($"Edit ─ {key}");
        await explorer.PressAsync("End");
        await explorer.Screen.TypeAsync(text);
        await explorer.WaitForAsync(text);
    }

    private static Task WaitForDraftAsync(TemporaryFolder state, string text) => Eventually.TrueAsync(
        () => Array.Exists(Drafts(state), content => content.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace("+", "\\u002B", StringComparison.Ordinal), StringComparison.Ordinal)),
        () => $"the draft is written: {string.Join('\n', Drafts(state))}",
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The drafts as they stand in their files, which are locked for .NET but not for others.</summary>
    private static string[] Drafts(TemporaryFolder state)
    {
        var folder = state.PathTo("kvtui", "drafts");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        return [.. files.Select(Read)];
    }

    private static string Read(string path)
    {
        using var cat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        return cat.StandardOutput.ReadToEnd();
    }

    private static async Task<string?> ValueAsync(EtcdCluster cluster, string key) =>
        await cluster.Ctl.GetAsync(key, TestContext.Current.CancellationToken) is { } value ? Encoding.UTF8.GetString(value.Span) : null;
}
