using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The verb lease.</summary>
public sealed class LeaseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Leases_are_granted_listed_kept_alive_and_revoked(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        Assert.Equal((0, "", ""), await OfAsync(member, "lease", "list"));
        var granted = await OfAsync(member, "lease", "grant", "600");
        Assert.Matches("^lease [0-9a-f]{16} granted with TTL\\(600s\\)\n$", granted.Text);
        var id = granted.Text.Split(' ')[1];
        await member.Ctl.RunAsync("put", "/b", "1", $"--lease={id}");
        await member.Ctl.RunAsync("put", "/a", "1", $"--lease={id}");

        Assert.Equal((0, $"{id}\n", ""), await OfAsync(member, "lease", "list"));
        var (code, text, error) = await OfAsync(member, "lease", "list", "--long");
        Assert.Equal((0, "kvtui: 1 lease, 2 keys.\n"), (code, error));
        Assert.Matches($"^LEASE +TTL +GRANTED TTL +KEYS\n{id} +5 min +10 min +2\n$|^LEASE +TTL +GRANTED TTL +KEYS\n{id} +10 min +10 min +2\n$", text);
        Assert.EndsWith("/a, /b\n", (await OfAsync(member, "lease", "timetolive", id, "--keys")).Text, StringComparison.Ordinal);
        Assert.Matches($"^{{\"lease\":\"{id}\",\"ttl\":\\d+,\"granted_ttl\":600,\"keys\":\\[{{\"key\":\"/a\"}},{{\"key\":\"/b\"}}\\]}}\n$", (await OfAsync(member, "lease", "timetolive", id, "--keys", "-o", "json")).Text);
        Assert.Equal((0, $"lease {id} keepalived with TTL(600)\n", ""), await OfAsync(member, "lease", "keep-alive", "--once", id));
        Assert.Equal((0, $"lease {id} revoked\n", ""), await OfAsync(member, "lease", "revoke", id, "--yes"));
        Assert.Equal("", await member.Ctl.RunAsync("get", "", "--prefix"));

        foreach (var action in (string[][])[["timetolive"], ["keep-alive", "--once"], ["revoke", "--yes"]])
        {
            (code, _, error) = await OfAsync(member, ["lease", .. action, id]);
            Assert.Equal((1, $"kvtui: There is no lease {id}: it has ended, or never was; 'kvtui lease list' lists those there are.\n"), (code, error));
        }
    }

    [Theory]
    [InlineData("grant", "60")]
    [InlineData("revoke", "ID", "--yes")]
    [InlineData("keep-alive", "--once", "ID")]
    public async Task A_read_only_or_confined_client_leaves_leases_alone(params string[] arguments)
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var id = (await member.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        string[] verb = ["lease", .. arguments.Select(each => each == "ID" ? id : each)];

        var readOnly = await OfAsync(member, [.. verb, "--read-only"]);
        Assert.Equal(1, readOnly.ExitCode);
        Assert.Contains("read-only", readOnly.Error, StringComparison.Ordinal);
        var confined = await OfAsync(member, [.. verb, "--root", "/app/"]);
        Assert.Equal(arguments[0] == "grant" ? 0 : 1, confined.ExitCode);
        Assert.Contains(id, await member.Ctl.RunAsync("lease", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "revoke", "ID")]
    [InlineData(2, "keep-alive", "ID")]
    [InlineData(2, "timetolive", "xyz")]
    [InlineData(2, "grant", "soon")]
    [InlineData(2)]
    [InlineData(2, "lst")]
    public async Task What_is_wrong_with_the_line_is_said(int code, params string[] arguments)
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        var result = await OfAsync(member, ["lease", .. arguments.Select(static each => each == "ID" ? "694d77aa9e38260f" : each)]);

        Assert.Equal((code, ""), (result.ExitCode, result.Text));
        Assert.Contains("kvtui: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_revokes_a_lease_sees_the_keys_that_go_and_types_how_many()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var id = (await member.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await member.Ctl.RunAsync("put", "/b", "1", $"--lease={id}");
        await member.Ctl.RunAsync("put", "/a", "1", $"--lease={id}");
        string[] command = ["--endpoints", member.Endpoint, "lease", "revoke", id];

        await using var refused = await TmuxScreen.StartAsync(KvTuiProgram.OnTerminal(command), 160, 50, cancellationToken: Cancelled);
        await refused.WaitForAsync($"Revoke lease {id} and delete its 2 keys", cancellationToken: Cancelled);
        await refused.TypeAsync("y\n");
        await refused.WaitForAsync("exit=1", cancellationToken: Cancelled);
        Assert.Contains(id, await member.Ctl.RunAsync("lease", "list"), StringComparison.Ordinal);

        await using var confirmed = await TmuxScreen.StartAsync(KvTuiProgram.OnTerminal(command), 160, 50, cancellationToken: Cancelled);
        await confirmed.WaitForAsync("Type 2 to confirm", cancellationToken: Cancelled);
        await confirmed.TypeAsync("2\n");
        await confirmed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Equal("", await member.Ctl.RunAsync("get", "", "--prefix"));
    }

    private static async Task<(int ExitCode, string Text, string Error)> OfAsync(EtcdProcess member, params string[] arguments)
    {
        var result = await KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", member.Endpoint).RunAsync(Cancelled);
        return (result.ExitCode, result.Text, result.Error);
    }
}
