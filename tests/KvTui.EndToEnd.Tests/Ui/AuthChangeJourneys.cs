using System.Text;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Authentication changes under an explorer that is open: each time the screen says what is true within a poll, and the rights follow.</summary>
public sealed class AuthChangeJourneys
{
    private static readonly string[] Untrue = ["no quorum", "degraded", "unreachable", "offline", "no leader"];

    /// <summary>A poll, a login that may just have been refused, and what a slow machine takes.</summary>
    private static readonly TimeSpan APoll = TimeSpan.FromSeconds(8);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Whatever_becomes_of_the_user_is_on_the_screen_within_a_poll(string line)
    {
        await using var member = await StartAsync(line);
        await using var explorer = await Explorer.StartAsync(member.Ctl, new() { ["ETCDCTL_USER"] = "ann:p" });
        await ShowsAsync("Authentication is off: user ann is ignored.", "/a/", "/b/");

        (await member.Ctl.TryAsync(["auth", "enable"], cancellationToken: Cancelled)).EnsureSuccess();
        await ShowsAsync("as ann: 1 range", "/a/");
        await PasswordAsync("other");
        await DeniedAsync();
        await PasswordAsync("p");
        await ShowsAsync("live r", "Cluster ─ healthy", "as ann: 1 range");
        await RootAsync("user", "delete", "ann");
        await DeniedAsync();
        await RootAsync("user", "add", "ann:p");
        await ShowsAsync("as ann: no keys", "Cluster ─ healthy");
        await RootAsync("user", "grant-role", "ann", "ann");
        await ShowsAsync("as ann: 1 range", "live r", "/a/");
        await RootAsync("role", "grant-permission", "ann", "read", "--prefix", "/b/");
        await ShowsAsync("as ann: 2 ranges", "/a/", "/b/");
        await RootAsync("role", "revoke-permission", "ann", "--prefix", "/b/");
        await ShowsAsync("as ann: 1 range", "/a/");
        await RootAsync("auth", "disable");
        await ShowsAsync("Authentication is off now: user ann is ignored", "live r", "/a/", "/b/");

        await explorer.PressAsync("3", "f");
        var timeline = await explorer.WaitForAsync("first look");
        Assert.All(["watch lost", "watch back", "no longer a member", "added as", "does not answer"], words => Assert.DoesNotContain(words, timeline, StringComparison.Ordinal));

        async Task DeniedAsync()
        {
            await ShowsAsync("Cluster ─ denied · 1/1 members · leader n1", "wrong user name or password: 'ann' was not let in");
            var screen = await explorer.WaitForAsync(static text => !text.Contains("live r", StringComparison.Ordinal), "nothing is called live");
            Assert.Matches("(?m)^ (local · )?denied", screen);
            Assert.All(Untrue, word => Assert.DoesNotContain(word, screen, StringComparison.Ordinal));
        }

        Task ShowsAsync(params string[] words) => explorer.WaitForAsync(
            text => Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal)), $"the screen shows {string.Join(", ", words)}", APoll);

        async Task PasswordAsync(string password) => (await member.Ctl.TryAsync(
            ["user", "passwd", "ann", "--interactive=false", "--user=root:r"], Encoding.UTF8.GetBytes(password), Cancelled)).EnsureSuccess();

        async Task RootAsync(params string[] command) => (await member.Ctl.TryAsync([.. command, "--user=root:r"], cancellationToken: Cancelled)).EnsureSuccess();
    }

    private static async Task<EtcdProcess> StartAsync(string line)
    {
        var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4", "--auth-token-ttl=3"] }, Cancelled);
        string[] commands =
        [
            "put /a/1 x", "put /b/1 x", "user add root:r", "user grant-role root root", "user add ann:p", "role add ann",
            "role grant-permission ann readwrite --prefix /a/", "user grant-role ann ann",
        ];
        foreach (var command in commands)
        {
            (await member.Ctl.TryAsync(command.Split(' '), cancellationToken: Cancelled)).EnsureSuccess();
        }

        return member;
    }
}
