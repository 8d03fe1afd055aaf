using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Failures;

public sealed class MidSessionTests
{
    private static readonly string[] Users = ["bob", "carol", "dave", "erin"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watches_end_with_the_cause_when_rights_are_taken_away_and_go_on_when_only_the_token_is_gone()
    {
        string[] rights = ["role add app", "role grant-permission app --prefix=true read /app/", .. Users.SelectMany(static user => (string[])[$"user add {user}:pw", $"user grant-role {user} app"])];
        await using var member = await GuardedMember.StartAsync(rights, Cancelled);
        var ours = Users.ToDictionary(static user => user, user => new RunningProgram(Ours(member, user)));
        var theirs = Users.ToDictionary(static user => user, user => new RunningProgram(Theirs(member, user)));
        try
        {
            await FirstEventAsync(member, [.. ours.Values, .. theirs.Values]);
            var started = TimeProvider.System.GetTimestamp();
            await AsRootAsync(member, "user", "revoke-role", "bob", "app");
            await AsRootAsync(member, "user", "delete", "carol");
            (await member.Ctl.TryAsync(["--user", "root:secret", "user", "passwd", "dave", "--interactive=false"], "new"u8.ToArray(), Cancelled)).EnsureSuccess();
            await member.RestartAsync(waitUntilHealthy: false, Cancelled);

            await EndsAsync("role revoked in mid-session", "bob", "permission denied: user 'bob' may not watch \"/app/\"");
            await EndsAsync("user deleted in mid-session", "carol", "wrong user name or password: 'carol' was not let in");
            await EndsAsync("password changed in mid-session", "dave", "wrong user name or password: 'dave' was not let in");
            await AsRootAsync(member, "put", "/app/2", "after");
            await Eventually.TrueAsync(() => ours["erin"].Words.Contains("/app/2", StringComparison.Ordinal), () => $"the watch was to go on: {ours["erin"].Words}", cancellationToken: Cancelled);
            Note("token gone in mid-watch (renewed, no failure)", "erin", 0);

            async Task EndsAsync(string name, string user, string words)
            {
                var code = await ours[user].EndAsync(Cancelled);
                Note(name, user, code);
                Assert.Equal(1, code);
                Assert.Contains(words, ours[user].Errors, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", ours[user].Errors, StringComparison.Ordinal);
            }

            void Note(string name, string user, int code)
            {
                var after = TimeProvider.System.GetElapsedTime(started);
                var last = ours[user].Words.Split('\n')[^1];
                FailureTable.Add(new(name, new(code, after, last), new(theirs[user].ExitCode ?? 0, after, theirs[user].Words.Split('\n')[^1])));
            }
        }
        finally
        {
            foreach (var program in ours.Values.Concat(theirs.Values))
            {
                await program.DisposeAsync();
            }
        }
    }

    private static Command Ours(EtcdProcess member, string user) => KvTuiProgram.With("watch", "/app/", "--endpoints", member.Endpoint, "--user", $"{user}:pw");

    private static Command Theirs(EtcdProcess member, string user)
        => new(member.Binaries.Client, ["watch", "--prefix", "/app/", "--user", $"{user}:pw"]) { Environment = member.Ctl.Environment };

    /// <summary>Puts until each has seen an event: only then is its watch open.</summary>
    private static async Task FirstEventAsync(EtcdProcess member, IReadOnlyList<RunningProgram> programs) => await Eventually.TrueAsync(
        async _ =>
        {
            await AsRootAsync(member, "put", "/app/1", "before");
            return programs.All(static program => program.Words.Contains("/app/1", StringComparison.Ordinal));
        },
        () => $"all watches were to see an event:\n{string.Join("\n--\n", programs.Select(static program => program.Words))}",
        cancellationToken: Cancelled);

    private static async Task AsRootAsync(EtcdProcess member, params string[] command)
        => (await member.Ctl.TryAsync(["--user", "root:secret", .. command], cancellationToken: Cancelled)).EnsureSuccess();
}
