using KvTui.Core.Commands;
using KvTui.Core.Explorer;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

public sealed class RestrictedUserJourneys
{
    /// <summary>Escape as kitty's protocol sends it, so that what follows is not taken for its tail; three times, as an editor asks first.</summary>
    private const string Leave = "\e[27u\e[27u\e[27u";

    private static readonly Intent[] Leaving = [Intent.Quit, Intent.Cancel, Intent.Suspend, Intent.EditExternally, Intent.PageExternally];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Whatever_a_restricted_user_presses_no_call_is_denied(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        await using var explorer = await Explorer.StartAsync(member.Ctl, new() { ["ETCDCTL_USER"] = "bob:bob" });
        await explorer.WaitForAsync("as bob: 2 ranges");
        await explorer.PressAsync("T");
        await explorer.WaitForAsync(screen => Keys(screen).SequenceEqual(RestrictedUser.Keys), "exactly bob's keys are listed");
        await EditAsync(explorer);

        foreach (var (pane, keymap) in new[] { ("1", ExplorerKeymap.Keys), ("2", ExplorerKeymap.Value), ("3", ExplorerKeymap.Cluster) })
        {
            foreach (var key in PressedOf(keymap))
            {
                await explorer.Screen.TypeAsync(Leave);
                await explorer.PressAsync(pane, key);
            }
        }

        foreach (var (command, keymap) in new[] { ("du", ExplorerKeymap.Usage), ("du /", ExplorerKeymap.Usage), ("top", ExplorerKeymap.Top), ("find values value", ExplorerKeymap.Found), ("log", ExplorerKeymap.Pager) })
        {
            foreach (var key in PressedOf(keymap))
            {
                await CommandAsync(explorer, command);
                await explorer.PressAsync(key);
            }
        }

        foreach (var command in ExplorerCommands.All.Where(static command => !Leaving.Contains(command.Intent)))
        {
            await CommandAsync(explorer, command.Name);
        }

        await CommandAsync(explorer, "find values value");
        await explorer.WaitForAsync("all 3 keys · 3 found");
        await explorer.Screen.TypeAsync($"{Leave}1g");
        await explorer.WaitForAsync("live r");
        await explorer.PressAsync("q");
        Assert.Equal(0, await explorer.EndAsync());
        await RestrictedUser.AssertNothingDeniedAsync(member, Cancelled);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_right_that_is_given_or_taken_in_mid_session_changes_what_is_shown(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        await using var explorer = await Explorer.StartAsync(member.Ctl, new() { ["ETCDCTL_USER"] = "bob:bob" });
        await explorer.WaitForAsync("as bob: 2 ranges");
        await explorer.PressAsync("T");
        await explorer.WaitForAsync(screen => Keys(screen).SequenceEqual(RestrictedUser.Keys), "exactly bob's keys are listed");

        await RootAsync(member, "role", "grant-permission", "app", "read", "/zoo");
        await explorer.PressAsync("r");
        await explorer.WaitForAsync(screen => Keys(screen).SequenceEqual([.. RestrictedUser.Keys, "/zoo"]), "a key more is listed");
        await explorer.WaitForAsync("as bob: 3 ranges");

        await RootAsync(member, "role", "revoke-permission", "app", "--prefix", "/cfg/");
        await explorer.PressAsync("g", "Down", "Down", "Down", "Up", "Down", "Up");
        await explorer.WaitForAsync(screen => Keys(screen).SequenceEqual(["/app/a", "/app/b/c", "/zoo"]), "what cannot be read any more is gone");
        await explorer.WaitForAsync("live r");
    }

    private static async Task EditAsync(Explorer explorer)
    {
        await explorer.GoToAsync("/app/a");
        await explorer.WaitForAsync("the value of /app/a");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ /app/a");
        await explorer.Screen.TypeAsync("new ");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        await explorer.GoToAsync("/cfg/x");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("bob may not write /cfg/x");
        await CommandAsync(explorer, "new /other/mine");
        await explorer.WaitForAsync("bob may not write /other/mine");
    }

    private static async Task CommandAsync(Explorer explorer, string line)
    {
        await explorer.Screen.TypeAsync($"{Leave}:{line}");
        await explorer.PressAsync("Enter");
    }

    private static async Task RootAsync(EtcdProcess member, params string[] command) => await member.Ctl.RunAsync([.. command, "--user=root:root"]);

    private static IEnumerable<string> PressedOf(Keymap<Intent> keymap) =>
        keymap.Bindings.Where(static binding => !Leaving.Contains(binding.Intent)).SelectMany(static binding => binding.Keys).Select(InTmux);

    /// <summary>The keys of the flat list, from the first column of panes.</summary>
    private static IEnumerable<string> Keys(string screen) => screen.Split('\n')
        .TakeWhile(static row => !row.StartsWith('╰'))
        .Select(static row => row.Split('│') is [_, var keys, ..] ? keys.Trim() : "")
        .Where(static keys => keys.StartsWith('/'))
        .Select(static keys => keys.Split(' ')[0]);

    private static string InTmux(string key) => key switch
    {
        "pgup" => "PageUp",
        "pgdn" => "PageDown",
        "del" => "DC",
        "esc" => "Escape",
        "shift+tab" => "BTab",
        "backspace" => "BSpace",
        "ctrl+space" => "C-Space",
        var name when name.StartsWith("shift+", StringComparison.Ordinal) => $"S-{InTmux(name["shift+".Length..])}",
        var name when name.StartsWith("ctrl+", StringComparison.Ordinal) => $"C-{name["ctrl+".Length..]}",
        var name when name.StartsWith("alt+", StringComparison.Ordinal) => $"M-{name["alt+".Length..]}",
        var name when name.Length > 1 => string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1)),
        var name => name,
    };
}
