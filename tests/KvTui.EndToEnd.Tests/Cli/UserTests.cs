using System.Text;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The verbs user, role and auth.</summary>
public sealed class UserTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Users_and_roles_are_made_given_taken_and_deleted(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);

        Assert.Equal((0, "Role app added\n", ""), await OfAsync(member, "role", "add", "app"));
        Assert.Equal((0, "Role app may readwrite /app/… now\n", ""), await OfAsync(member, "role", "grant-permission", "app", "readwrite", "--prefix", "/app/"));
        Assert.Equal((0, "Role app may read /cfg/x now\n", ""), await OfAsync(member, "role", "grant-permission", "app", "read", "/cfg/x"));
        Assert.Equal((0, "User alice added\n", ""), await WithInputAsync(member, "secret\n", "user", "add", "alice", "--new-password-file", "-"));
        Assert.Equal((0, "User node1 added\n", ""), await OfAsync(member, "user", "add", "node1", "--no-password"));
        Assert.Equal((0, "User alice has the role app now\n", ""), await OfAsync(member, "user", "grant-role", "alice", "app"));

        Assert.Equal((0, "alice\nnode1\n", ""), await OfAsync(member, "user", "list"));
        Assert.Equal((0, "app\n", ""), await OfAsync(member, "role", "list"));
        Assert.Equal((0, "USER   ROLES\nalice  app\nnode1  -\n", ""), await OfAsync(member, "user", "list", "--long"));
        Assert.Equal((0, "ROLE  MAY        KEYS\napp   readwrite  /app/…\napp   read       /cfg/x\n", ""), await OfAsync(member, "user", "get", "alice"));
        Assert.Equal((0, "{\"role\":\"app\",\"may\":\"readwrite\",\"keys\":{\"key\":\"/app/\",\"range_end\":\"/app0\"}}"), First(await OfAsync(member, "role", "get", "app", "-o", "json")));
        Assert.Contains("Roles: app", await member.Ctl.RunAsync("user", "get", "alice"), StringComparison.Ordinal);

        Assert.Equal(1, (await OfAsync(member, "role", "revoke-permission", "app", "/app/", "--yes")).ExitCode);
        Assert.Equal((0, "Role app may no longer read /cfg/x\n", ""), await OfAsync(member, "role", "revoke-permission", "app", "/cfg/x", "--yes"));
        Assert.Equal((0, "User alice has the role app no longer\n", ""), await OfAsync(member, "user", "revoke-role", "alice", "app", "--yes"));
        Assert.Equal((0, "Role app deleted\n", ""), await OfAsync(member, "role", "delete", "app", "--yes"));
        Assert.Equal((0, "User node1 deleted\n", ""), await OfAsync(member, "user", "delete", "node1", "--yes"));
        Assert.Equal("alice\n", await member.Ctl.RunAsync("user", "list"));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task What_there_is_not_and_what_there_is_already_is_said(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        await member.Ctl.RunAsync("role", "add", "app");

        Assert.Equal((1, true), Ends(await OfAsync(member, "user", "get", "nobody"), "user name not found"));
        Assert.Equal((1, true), Ends(await OfAsync(member, "role", "get", "nothing"), "role name not found"));
        Assert.Equal((1, true), Ends(await OfAsync(member, "user", "grant-role", "nobody", "app"), "'kvtui user list --long'"));
        Assert.Equal((4, true), Ends(await OfAsync(member, "role", "add", "app"), "role name already exists"));
        Assert.Equal((2, true), Ends(await OfAsync(member, "user", "add", "bob:bob"), "everybody on this host could read it"));
        Assert.Equal((2, true), Ends(await OfAsync(member, "user", "delete", "bob"), "--yes"));
        Assert.Equal((2, true), Ends(await OfAsync(member, "role", "grant-permission", "app", "all", "/x"), "expected read, write or readwrite"));
        Assert.Equal((2, true), Ends(await OfAsync(member, "role", "grant-permission", "app", "read", "/x", "/y", "--prefix"), "give only one"));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Who_may_touch_a_key_is_told_with_the_reason(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);

        Assert.Equal(
            (0, "USER  READ  WRITE  BY\nbob   yes   yes    app: readwrite /app/…\nroot  yes   yes    root\n", ""),
            await AsAsync(member, "root:root", "user", "may", "/app/a"));
        Assert.Equal(
            (0, "{\"user\":\"bob\",\"read\":\"part\",\"write\":\"part\",\"by\":[\"app: readwrite /app/…\",\"app: read /cfg/…\"]}"),
            First(await AsAsync(member, "root:root", "user", "may", "--prefix", "/", "-o", "json")));
        Assert.Equal(
            (0, "USER  READ  WRITE  BY\nbob   yes   no     app: read /cfg/…\n", "kvtui: Only a user with the role root may ask for others; this is what bob may.\n"),
            await AsAsync(member, "bob:bob", "user", "may", "/cfg/x"));
        Assert.Equal(1, (await AsAsync(member, "bob:bob", "user", "add", "eve", "--no-password")).ExitCode);
        Assert.Contains("This takes the role root, which bob does not have", (await AsAsync(member, "bob:bob", "role", "add", "eve")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Authentication_is_switched_on_only_if_root_can_log_in_then(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        await member.Ctl.RunAsync("user", "add", "idle:idle");
        string[] enable = ["auth", "enable", "--new-password-file", "-", "--yes"];

        Assert.Equal("false", (await OfAsync(member, "auth", "status")).Text.Split('\n')[1].Split(' ')[0]);
        Assert.Equal((4, true), Ends(await WithInputAsync(member, "known\n", enable), "there is no user root"));
        await member.Ctl.RunAsync("user", "add", "root:forgotten");
        Assert.Equal((4, true), Ends(await WithInputAsync(member, "known\n", enable), "kvtui user grant-role root root"));
        await member.Ctl.RunAsync("user", "grant-role", "root", "root");
        Assert.Equal((1, true), Ends(await WithInputAsync(member, "known\n", [.. enable, "--read-only"]), "read-only"));
        Assert.Equal("false", (await OfAsync(member, "auth", "status")).Text.Split('\n')[1].Split(' ')[0]);

        var (code, text, error) = await WithInputAsync(member, "known\n", enable);
        Assert.Equal((0, "Authentication is on\n"), (code, text));
        Assert.Contains("have no role, and may do nothing then: idle.", error, StringComparison.Ordinal);
        Assert.Contains("root has logged in", error, StringComparison.Ordinal);
        Assert.Equal("true", (await OfAsync(member, "auth", "status")).Text.Split('\n')[1].Split(' ')[0]);
        Assert.Equal((0, "idle\nroot\n", ""), await AsAsync(member, "root:known", "user", "list"));
        Assert.Equal(1, (await OfAsync(member, "auth", "disable", "--yes")).ExitCode);
        Assert.Equal((0, "Authentication is off\n", ""), await AsAsync(member, "root:known", "auth", "disable", "--yes"));
    }

    /// <summary>Given a password only, such a user still could not log in, and nobody else could switch authentication off.</summary>
    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Where_root_has_no_password_at_all_it_is_not_locked_out_either(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        await member.Ctl.RunAsync("user", "add", "root", "--no-password");
        await member.Ctl.RunAsync("role", "add", "audit");
        await member.Ctl.RunAsync("user", "grant-role", "root", "audit");
        await member.Ctl.RunAsync("user", "grant-role", "root", "root");

        Assert.Equal(0, (await WithInputAsync(member, "known\n", "auth", "enable", "--new-password-file", "-", "--yes")).ExitCode);

        Assert.Equal((0, "USER  ROLES\nroot  audit,root\n", ""), await AsAsync(member, "root:known", "user", "list", "--long"));
        Assert.Equal(0, (await AsAsync(member, "root:known", "auth", "disable", "--yes")).ExitCode);
    }

    private static (int ExitCode, string Line) First((int ExitCode, string Text, string Error) result) => (result.ExitCode, result.Text.Split('\n')[0]);

    private static (int ExitCode, bool IsSaid) Ends((int ExitCode, string Text, string Error) result, string words) =>
        (result.ExitCode, result.Error.Contains(words, StringComparison.Ordinal) ? true : throw new InvalidOperationException(result.Error));

    private static Task<(int ExitCode, string Text, string Error)> OfAsync(EtcdProcess member, params string[] arguments) => WithInputAsync(member, "", arguments);

    private static Task<(int ExitCode, string Text, string Error)> AsAsync(EtcdProcess member, string user, params string[] arguments) =>
        WithInputAsync(member, "", ["--user", user, .. arguments]);

    private static async Task<(int ExitCode, string Text, string Error)> WithInputAsync(EtcdProcess member, string input, params string[] arguments)
    {
        var command = KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", member.Endpoint) with { Input = Encoding.UTF8.GetBytes(input) };
        var result = await command.RunAsync(Cancelled);
        return (result.ExitCode, result.Text, result.Error);
    }
}
