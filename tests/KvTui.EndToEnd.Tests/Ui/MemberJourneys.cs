using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Members that are changed on the screen, on clusters of their own without certificates or users.</summary>
public sealed class MemberJourneys
{
    /// <summary>etcd changes members only once they have been connected for 5 s.</summary>
    private static readonly TimeSpan UntilChanged = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_dead_member_is_removed_and_another_one_added_started_and_promoted(int columns, int rows)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "1");
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var dead = cluster.Members.First(member => member != leader);
        await dead.KillAsync(Cancelled);
        var living = string.Join(',', cluster.Members.Where(member => member != dead).Select(static member => member.Endpoint));
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl with { Endpoints = living }, columns, rows);
        await explorer.WaitForAsync("2/3 members");
        await ListAsync(explorer, $"│{dead.Name} ");
        await SelectAsync(explorer, dead.Name);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync($"# {dead.Name} is replaced by {dead.Name}");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("Members ─");
        await DoAsync(
            explorer, "d", "Remove a member", $"{dead.Name} removed; 2 voters",
            "Before: 2 of 3 voters answer, quorum 2: none may fail", "After:  2 of 2 voters answer, quorum 2: none may fail");

        var (client, peer) = ($"http://127.0.0.1:{FreePorts.Take()}", $"http://127.0.0.1:{FreePorts.Take()}");
        await RepeatAsync(explorer, async () =>
        {
            await explorer.PressAsync("a");
            await explorer.WaitForAsync("add member:");
            await explorer.Screen.TypeAsync($"n4 {peer}");
            await explorer.PressAsync("Enter");
            await explorer.WaitForAsync("Add as learner");
            await explorer.PressAsync("Tab", "Enter");
        }, "n4 added; 2 voters");
        await explorer.WaitForAsync("ETCD_INITIAL_CLUSTER_STATE=existing");
        using var folder = new TemporaryFolder("member");
        await explorer.PressAsync("y");
        await CopiedAsync(explorer, folder.PathTo("shown"), "ETCD_NAME=n4\n");
        await explorer.PressAsync("Escape");
        await using var started = new RunningProgram(new(
            "sh", "-c", "set -a; . \"$0\"; exec \"$@\"", folder.PathTo("shown"), dead.Binaries.Server,
            $"--data-dir={folder.PathTo("data")}", $"--listen-client-urls={client}", $"--advertise-client-urls={client}", $"--listen-peer-urls={peer}"));
        await AskUntilAsync(explorer, "│n4 ");
        await RepeatAsync(explorer, async () =>
        {
            await SelectAsync(explorer, "n4");
            await explorer.PressAsync("p");
            await explorer.WaitForAsync("Promote a member");
            await explorer.WaitForAsync("After:  3 of 3 voters answer, quorum 2: 1 more may fail");
            await explorer.PressAsync("Tab", "Enter");
        }, "n4 promoted; 3 voters");
        Assert.Equal("/kept\n1\n", await (cluster.Ctl with { Endpoints = client }).RunAsync("get", "/kept"));

        await explorer.PressAsync("Escape", "@");
        await explorer.WaitForAsync("member promote");
    }

    [Fact]
    public async Task The_leadership_is_moved_and_peer_urls_are_updated_by_keys()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var heir = cluster.Members.First(member => member != leader);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 80, 24);
        await ListAsync(explorer, "leader");
        await SelectAsync(explorer, heir.Name);
        await DoAsync(
            explorer, "m", "Move the leadership", $"{heir.Name} leads now, no longer {leader.Name}",
            $"Move the leadership from {leader.Name} to {heir.Name}.", "Before: 3 of 3 voters answer, quorum 2: 1 more may fail");
        Assert.Equal(heir, await cluster.LeaderAsync(cancellationToken: Cancelled));

        var moved = $"http://localhost:{leader.PeerPort}";
        await SelectAsync(explorer, leader.Name);
        await RepeatAsync(explorer, async () =>
        {
            await explorer.PressAsync("u");
            await explorer.WaitForAsync("peer URLs: ");
            await explorer.PressAsync("C-u");
            await explorer.Screen.TypeAsync(moved);
            await explorer.PressAsync("Enter");
            await explorer.WaitForAsync("Update peer URLs");
            await explorer.PressAsync("Tab", "Enter");
        }, $"{leader.Name} updated; 3 voters");
        Assert.Contains($", {leader.Name}, {moved}, ", await cluster.Ctl.RunAsync("member", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leadership_is_moved_with_the_mouse()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var heir = cluster.Members.Last(member => member != leader);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40);
        await explorer.PressAsync("F2");
        await explorer.WaitForAsync("mouse on");
        await ListAsync(explorer, "leader");
        await RepeatAsync(explorer, async () =>
        {
            await MouseJourneys.ClickAsync(explorer, $"│{heir.Name} ");
            await explorer.WaitForAsync($"peers {heir.PeerUrl}");
            await MouseJourneys.ClickAsync(explorer, "m lead");
            await explorer.WaitForAsync($"Move the leadership from {leader.Name} to {heir.Name}.");
            await MouseJourneys.ClickAsync(explorer, "]    Move", atEnd: true);
        }, $"{heir.Name} leads now, no longer {leader.Name}");
        Assert.Equal(heir, await cluster.LeaderAsync(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Without_a_quorum_the_list_says_whom_to_recover_from_and_nothing_is_changed()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "1");
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 80, 24);
        await cluster.Members[1].KillAsync(Cancelled);
        await cluster.Members[2].KillAsync(Cancelled);
        await explorer.WaitForAsync("no quorum", TimeSpan.FromSeconds(30));
        await ListAsync(explorer, "No quorum: of those that answer, n1 has the most data");
        await explorer.PressAsync("d");
        await explorer.WaitForAsync("Edits are off: no quorum.");
        await explorer.PressAsync("R");
        var page = await explorer.WaitForAsync("Recovery without a quorum");
        Assert.Contains("# Recover from n1", page, StringComparison.Ordinal);
    }

    private static async Task ListAsync(Explorer explorer, string shown)
    {
        await explorer.Screen.TypeAsync(":members");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(screen => screen.Contains("Members ─", StringComparison.Ordinal) && screen.Contains(shown, StringComparison.Ordinal), "the members are listed", TimeSpan.FromSeconds(30));
    }

    /// <summary>Puts the cursor on a member, whose row is counted from the top.</summary>
    private static async Task SelectAsync(Explorer explorer, string name)
    {
        var rows = (await explorer.WaitForAsync($"│{name} ")).Split('\n');
        var header = Array.FindIndex(rows, static row => row.Contains("NAME", StringComparison.Ordinal) && row.Contains("ROLE", StringComparison.Ordinal));
        var row = Array.FindIndex(rows, line => line.Contains($"│{name} ", StringComparison.Ordinal));
        await explorer.PressAsync(["g", .. Enumerable.Repeat("Down", row - header - 1)]);
    }

    private static Task DoAsync(Explorer explorer, string key, string title, string outcome, params string[] lines) => RepeatAsync(explorer, async () =>
    {
        await explorer.PressAsync(key);
        await explorer.WaitForAsync(title);
        await explorer.WaitForAsync(screen => lines.All(line => screen.Contains(line, StringComparison.Ordinal)), string.Join(" and ", lines));
        await explorer.PressAsync("Tab", "Enter");
    }, outcome);

    /// <summary>Waits until what was copied has a text in it, and keeps it in a file.</summary>
    private static Task CopiedAsync(Explorer explorer, string file, string text) => Eventually.TrueAsync(
        async token =>
        {
            var copied = (await new Command("tmux", "-S", explorer.Screen.Socket, "show-buffer").RunAsync(token)).Text;
            await File.WriteAllTextAsync(file, copied, token);
            return copied.Contains(text, StringComparison.Ordinal);
        },
        () => $"'{text}' was to be copied",
        cancellationToken: Cancelled);

    /// <summary>Acts until etcd does not refuse any more.</summary>
    private static async Task RepeatAsync(Explorer explorer, Func<Task> act, string outcome)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await act();
            try
            {
                await explorer.WaitForAsync(outcome, TimeSpan.FromSeconds(6));
                return;
            }
            catch (TimeoutException) when (TimeProvider.System.GetElapsedTime(started) < UntilChanged)
            {
                // It was refused: what is on the screen says so for longer than the next try takes.
            }
        }
    }

    /// <summary>Asks for the list again until something is in it.</summary>
    private static Task AskUntilAsync(Explorer explorer, string text) => Eventually.TrueAsync(
        async _ =>
        {
            await explorer.PressAsync("r");
            return (await explorer.WaitForAsync("complete")).Contains(text, StringComparison.Ordinal);
        },
        () => $"'{text}' was to be in the list",
        TimeSpan.FromSeconds(30),
        Cancelled);
}
