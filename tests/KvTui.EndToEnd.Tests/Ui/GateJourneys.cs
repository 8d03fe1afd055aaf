using KvTui.Core.Commands;
using KvTui.Core.Explorer;
using KvTui.EndToEnd.Tests.Cli.Care;
using KvTui.EndToEnd.Tests.Setup;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Explorers that must not act on the cluster as a whole, and every key that would; each on a cluster of its own.</summary>
public sealed class GateJourneys
{
    /// <summary>Escape as kitty's protocol sends it, so that what follows is not taken for its tail; one for each layer there may be.</summary>
    private const string Leave = "\e[27u\e[27u\e[27u\e[27u";

    private const string Changing = "Changing";

    /// <summary>What opens each list or course, what says that it is open, and its keys.</summary>
    private static readonly (string Command, string Shown, Keymap<Intent> Keys)[] Lists =
    [
        ("members", "Members ─", ExplorerKeymap.Members), ("leases", "Leases ─", ExplorerKeymap.Roster), ("locks", "Locks and elections ─", ExplorerKeymap.Roster),
        ("users", "Users ─", ExplorerKeymap.Users), ("space", "Steps", ExplorerKeymap.Care), ("defrag", "Steps", ExplorerKeymap.Care),
    ];

    [Theory]
    [InlineData("frozen", "Read-only: nothing can be changed")]
    [InlineData("prod", "PROD: unlock")]
    public async Task A_read_only_or_locked_profile_lets_no_key_act(string profile, string said)
    {
        await using var cluster = await GuardedCluster.StartAsync("3.5", hasUsers: false);
        using var kvtui = new SetupCommands();
        var endpoints = string.Join(',', cluster.Cluster.Members.Select(static member => $"127.0.0.1:{member.ClientPort}"));
        kvtui.Configure($"[profile prod]\nendpoints = {endpoints}\nproduction = true\n[profile frozen]\nendpoints = {endpoints}\nread-only = true\n");
        var before = await cluster.DumpAsync();
        await using var explorer = await Explorer.StartAsync(cluster.Root, new(kvtui.Variables), 120, 40, "--profile", profile);
        await explorer.WaitForAsync("live r");

        await PressAllAsync(explorer, said);

        Assert.Equal(before, await cluster.DumpAsync());
    }

    [Fact]
    public async Task A_user_without_rights_finds_no_key_that_acts()
    {
        await using var cluster = await GuardedCluster.StartAsync("3.5", hasUsers: true);
        var before = await cluster.DumpAsync();
        await using var explorer = await Explorer.StartAsync(cluster.Cluster.Ctl, new() { ["ETCDCTL_USER"] = "guest:guest" });
        await explorer.WaitForAsync("guest may not read any key");

        await PressAllAsync(explorer, "the role root, which guest does not have");
        await OpenAsync(explorer, "members", "Members ─");
        await explorer.PressAsync("s");
        await explorer.WaitForAsync("the role root, which guest does not have");

        Assert.Equal(before, await cluster.DumpAsync());
    }

    /// <summary>Presses each key that would act, agrees to whatever is asked then, and waits until it is said why not.</summary>
    private static async Task PressAllAsync(Explorer explorer, string said)
    {
        foreach (var (command, shown, keys) in Lists)
        {
            foreach (var key in keys.Bindings.Where(static binding => binding.Group == Changing).Select(static binding => binding.Keys[0]))
            {
                await OpenAsync(explorer, command, shown);
                await explorer.Screen.TypeAsync(key == "enter" ? "\r" : key);
                if (Acts(command, key))
                {
                    await explorer.WaitForAsync(said);
                }

                await explorer.PressAsync("Tab", "Enter", "Tab", "Enter");
            }
        }

        await explorer.Screen.TypeAsync(Leave);
    }

    /// <summary>Whether a key would act on what is there: of locks and, for a guest, of leases there are none.</summary>
    private static bool Acts(string command, string key) => command is "members" or "users" || (command is "space" or "defrag" && key == "enter");

    private static async Task OpenAsync(Explorer explorer, string command, string shown)
    {
        await explorer.Screen.TypeAsync(Leave);
        await explorer.WaitForAsync(static screen => !screen.Contains("[ ", StringComparison.Ordinal), "no question is open");
        await explorer.Screen.TypeAsync($":{command}");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(screen => screen.Contains(shown, StringComparison.Ordinal) && !screen.Contains(" asking", StringComparison.Ordinal), $":{command} is open");
    }
}
