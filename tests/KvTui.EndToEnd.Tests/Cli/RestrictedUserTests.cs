using KvTui.Testing;
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

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Where_authentication_is_off_a_user_may_do_everything_and_is_told_that_he_is_ignored(string line)
    {
        const string Ignored = "kvtui: Authentication is off in this cluster: user 'bob' is ignored; leave out --user.\n";
        await using var member = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await member.Ctl.RunAsync("put", "/a", "v");

        Assert.Equal((0, "/a\n", Ignored), await OfAsync(member, "ls"));
        Assert.Equal((0, "v", Ignored), await OfAsync(member, "get", "/a"));
        Assert.Equal((0, "OK r3\n", Ignored), await OfAsync(member, "put", "/a", "w"));
        var status = await RestrictedUser.RunAsync(member, "status");
        Assert.Equal((0, Ignored), (status.ExitCode, status.Error));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_watch_follows_the_rights_while_it_runs(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        await using var watch = new RunningProgram(KvTuiProgram.With("watch", "--endpoints", member.Endpoint, "--user", "bob:bob"));
        await SeesAsync("/app/a");

        await RootAsync("role", "grant-permission", "app", "read", "/zoo");
        await SaysAsync("The rights of bob have changed: watched is now /app/…, /cfg/…, /zoo.");
        await SeesAsync("/zoo");
        await RootAsync("role", "revoke-permission", "app", "--prefix", "/cfg/");
        await SaysAsync("watched is now /app/…, /zoo.");
        await RootAsync("put", "/cfg/x", "unseen");
        await SeesAsync("/app/b/c");
        Assert.DoesNotContain("unseen", watch.Words, StringComparison.Ordinal);

        await RootAsync("auth", "disable");
        await SaysAsync("Authentication is off now: all that was asked for is watched.");
        await SeesAsync("/other/y");
        (await member.Ctl.TryAsync(["auth", "enable"], cancellationToken: Cancelled)).EnsureSuccess();
        await SaysAsync("The rights of bob have changed");
        await RootAsync("user", "delete", "bob");
        await SaysAsync("'bob' was not let in; check both. The watch goes on as long as its connection holds.");
        await RootAsync("user", "add", "bob:bob");
        Assert.Equal(1, await watch.EndAsync(Cancelled));
        Assert.Contains("permission denied: user 'bob' may not watch", watch.Errors, StringComparison.Ordinal);
        var lines = await watch.LinesAsync(1, Cancelled);
        Assert.Equal(lines.Distinct(), lines);

        async Task RootAsync(params string[] command) => (await member.Ctl.TryAsync([.. command, "--user=root:root"], cancellationToken: Cancelled)).EnsureSuccess();

        // The first watch, and each after a change, is open when a change is seen.
        Task SeesAsync(string key) => Eventually.TrueAsync(
            async _ =>
            {
                await RootAsync("put", key, "again");
                return watch.Words.Contains($"\t{key}\tagain", StringComparison.Ordinal);
            },
            () => $"{key} was to be seen: {watch.Words}",
            TimeSpan.FromSeconds(20),
            Cancelled);

        Task SaysAsync(string words) => Eventually.TrueAsync(
            () => watch.Errors.Contains(words, StringComparison.Ordinal), () => $"it was to say '{words}': {watch.Words}", TimeSpan.FromSeconds(20), Cancelled);
    }

    private static async Task<(int ExitCode, string Text, string Error)> OfAsync(EtcdProcess member, params string[] arguments)
    {
        var result = await RestrictedUser.RunAsync(member, arguments);
        return (result.ExitCode, result.Text, result.Error);
    }
}
