using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>A user whose role may write below /app/ and read nothing.</summary>
public sealed class WriteOnlyUserTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Who_may_only_write_puts_and_deletes(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        var lease = (await RootAsync(member, "lease", "grant", "600")).Split(' ')[1];
        await RootAsync(member, "put", "/app/leased", "old", $"--lease={lease}");
        foreach (var command in (string[][])[["role", "revoke-permission", "app", "--prefix", "/app/"], ["role", "grant-permission", "app", "write", "--prefix", "/app/"]])
        {
            await RootAsync(member, command);
        }

        Assert.Equal((0, ""), await OfAsync(member, "put", "/app/new", "1"));
        Assert.Equal((0, ""), await OfAsync(member, "put", "/app/a", "2"));
        Assert.Equal((0, ""), await OfAsync(member, "put", "/app/leased", "3"));
        Assert.Equal((0, ""), await OfAsync(member, "put", "/app/ttl", "4", "--ttl", "60s"));
        Assert.Equal((0, ""), await OfAsync(member, "del", "/app/a", "--yes"));
        var (code, error) = await OfAsync(member, "put", "/other/y", "5");
        Assert.Equal(1, code);
        Assert.Contains("permission denied", error, StringComparison.Ordinal);
        (code, error) = await OfAsync(member, "put", "/app/new", "6", "--if-rev", "5");
        Assert.Equal(1, code);
        Assert.Contains("permission denied", error, StringComparison.Ordinal);

        Assert.Equal("/app/leased\n3\n", await RootAsync(member, "get", "/app/leased"));
        Assert.Contains("/app/leased", await RootAsync(member, "lease", "timetolive", lease, "--keys"), StringComparison.Ordinal);
        Assert.Equal("/app/new\n1\n", await RootAsync(member, "get", "/app/new"));
        Assert.Equal("", await RootAsync(member, "get", "/app/a"));
        Assert.Equal("/other/y\nthe value of /other/y\n", await RootAsync(member, "get", "/other/y"));
    }

    private static Task<string> RootAsync(EtcdProcess member, params string[] arguments) => member.Ctl.RunAsync(["--user", "root:root", .. arguments]);

    private static async Task<(int ExitCode, string Error)> OfAsync(EtcdProcess member, params string[] arguments)
    {
        var result = await RestrictedUser.RunAsync(member, arguments);
        return (result.ExitCode, result.Error);
    }
}
