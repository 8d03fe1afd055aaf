using System.Text.RegularExpressions;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Users and roles that are made and used on the screen, and authentication switched on under it; on a cluster of its own.</summary>
public sealed class UserJourneys
{
    private const string Password = "typed-password-7a41";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4", 120, 40)]
    [InlineData("3.5", 80, 24)]
    public async Task A_user_gets_a_role_and_a_password_and_authentication_is_switched_on_and_the_explorer_goes_on(string line, int columns, int rows)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        await member.Ctl.RunAsync("put", "/app/x", "1");
        await member.Ctl.RunAsync("user", "add", "root", "--no-password");
        await member.Ctl.RunAsync("user", "grant-role", "root", "root");
        using var state = new TemporaryFolder("state");
        var variables = new Dictionary<string, string?> { ["XDG_STATE_HOME"] = state.FullName, ["ETCDCTL_USER"] = "root:known" };
        await using var explorer = await Explorer.StartAsync(member.Ctl, variables, columns, rows);
        await explorer.WaitForAsync("live r");
        await explorer.Screen.TypeAsync(":users");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("authentication is off: anybody may do everything");

        await LineAsync(explorer, "n", "app", "Add role app", "Role app added");
        await explorer.Screen.TypeAsync("a");
        await explorer.WaitForAsync("change: user add");
        await explorer.Screen.TypeAsync("alice");
        await explorer.PressAsync("Enter");
        foreach (var hint in (string[])["of alice; what is typed is not shown", "of alice, the same again"])
        {
            await explorer.WaitForAsync(hint);
            await explorer.Screen.TypeAsync(Password);
            Assert.DoesNotContain(Password, await explorer.WaitForAsync("***"), StringComparison.Ordinal);
            await explorer.PressAsync("Enter");
        }

        await AgreeAsync(explorer, "Add user alice, who may do nothing without a role", "User alice added");
        await explorer.WaitForAsync("│alice ");
        await explorer.Screen.TypeAsync("g");
        await LineAsync(explorer, "+", "app", "Give user alice the role app", "User alice has the role app now");
        await explorer.WaitForAsync(static screen => Regex.IsMatch(screen, "│alice +app "), "alice's row has her role");
        await LineAsync(explorer, "m", "--prefix /app/", "Let role app read /app/…", "Role app may read /app/… now");
        await explorer.WaitForAsync(static screen => Regex.IsMatch(screen, "│alice +app +read +/app/…"), "alice's row has what her role allows");
        await explorer.Screen.TypeAsync("w");
        await explorer.WaitForAsync("who may touch: ");
        await explorer.PressAsync("C-u");
        await explorer.Screen.TypeAsync("/app/x");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("alice: read yes, write no; app: read /app/…");
        await explorer.PressAsync("Escape");

        await explorer.Screen.TypeAsync("A");
        // The notice may be followed by one about the rights at once.
        await AgreeAsync(explorer, "Switch authentication on", "│authentication is on");
        var alice = member.Ctl with { Login = new("alice", Password) };
        Assert.Equal("/app/x\n1\n", await alice.RunAsync("get", "/app/x"));
        Assert.NotEqual(0, (await member.Ctl.TryAsync(["get", "/app/x"], cancellationToken: Cancelled)).ExitCode);
        await (member.Ctl with { Login = new("root", "known") }).RunAsync("put", "/later", "1");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => screen.Contains("later", StringComparison.Ordinal) && screen.Contains("live r", StringComparison.Ordinal), "the explorer goes on");

        await explorer.PressAsync("@");
        Assert.DoesNotContain(Password, await explorer.WaitForAsync("auth enable"), StringComparison.Ordinal);
        await explorer.PressAsync("Escape", "q");
        Assert.Equal(0, await explorer.EndAsync());
        Assert.All(Directory.EnumerateFiles(state.FullName, "*", SearchOption.AllDirectories), static file => Assert.DoesNotContain(Password, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_explorer_would_be_shut_out_authentication_is_not_switched_on()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("user", "add", "root:known");
        await member.Ctl.RunAsync("user", "grant-role", "root", "root");
        await using var explorer = await Explorer.OpenAsync(member.Ctl, 80, 24);
        await explorer.Screen.TypeAsync(":users");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("│root ");

        await explorer.Screen.TypeAsync("A");

        await explorer.WaitForAsync("This explorer would be shut out");
        Assert.Equal("/health\n1\n", await AfterAsync());

        async Task<string> AfterAsync()
        {
            await member.Ctl.RunAsync("put", "/health", "1");
            return await member.Ctl.RunAsync("get", "/health");
        }
    }

    /// <summary>Goes on with the line that a key offers, and agrees.</summary>
    private static async Task LineAsync(Explorer explorer, string key, string rest, string order, string outcome)
    {
        await explorer.Screen.TypeAsync(key);
        await explorer.WaitForAsync("change: ");
        await explorer.Screen.TypeAsync(rest);
        await explorer.PressAsync("Enter");
        await AgreeAsync(explorer, order, outcome);
    }

    private static async Task AgreeAsync(Explorer explorer, string order, string outcome)
    {
        var asked = await explorer.WaitForAsync(order);
        Assert.Contains("On cluster local (http://127.0.0.1:", asked, StringComparison.Ordinal);
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync(outcome);
    }
}
