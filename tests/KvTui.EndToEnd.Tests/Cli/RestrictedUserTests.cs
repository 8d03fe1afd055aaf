using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class RestrictedUserTests
{
    private const string Said = "kvtui: bob may not read all of these keys; only /app/…, /cfg/….\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task The_verbs_of_a_restricted_user_keep_to_what_he_may_read_and_say_so(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        var all = string.Join('\n', RestrictedUser.Keys) + "\n";

        Assert.Equal((0, all, Said), await OfAsync(member, "ls"));
        Assert.Equal((0, "/app/a\n", Said), await OfAsync(member, "ls", "--limit", "1"));
        Assert.Equal((0, all, Said), await OfAsync(member, "ls", "--limit", "3"));
        Assert.Equal((0, "3\n", Said), await OfAsync(member, "ls", "--count"));
        Assert.Equal((0, "/cfg/x\n", ""), await OfAsync(member, "ls", "/cfg/"));
        Assert.Equal((0, "/app/a\tthe value of /app/a\n/app/b/c\tthe value of /app/b/c\n/cfg/x\tthe value of /cfg/x\n", Said), await OfAsync(member, "range", "/", "/zzz"));
        Assert.Equal((1, "", "kvtui: bob may not read any of these keys; use a user whose roles allow it.\n"), await OfAsync(member, "ls", "/other/"));
        var usage = await RestrictedUser.RunAsync(member, "du");
        Assert.Equal((0, Said), (usage.ExitCode, usage.Error));
        Assert.Contains("/app/", usage.Text, StringComparison.Ordinal);
        await RestrictedUser.AssertNothingDeniedAsync(member, Cancelled);
    }

    [Fact]
    public async Task Where_authentication_is_off_a_user_lists_everything()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("put", "/a", "v");

        Assert.Equal((0, "/a\n", ""), await OfAsync(member, "ls"));
    }

    private static async Task<(int ExitCode, string Text, string Error)> OfAsync(EtcdProcess member, params string[] arguments)
    {
        var result = await RestrictedUser.RunAsync(member, arguments);
        return (result.ExitCode, result.Text, result.Error);
    }
}
