using System.Text.Json;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Denied is not down: whoever is refused exits 1 and is told so, and the cluster is not blamed.</summary>
public sealed class DeniedTests
{
    private static readonly string[] Untrue = ["no quorum", "no_quorum", "degraded", "unreachable", "no leader"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Status_of_whoever_is_not_let_in_is_denied_with_the_health_of_the_members(string line)
    {
        await using var member = await RestrictedUser.StartAsync(line, Cancelled);
        foreach (var who in (string[][])[["--user", "bob:wrong"], ["--user", "nobody:x"], ["--auth-jwt-token", "abcdefghijklmnop.7"], []])
        {
            var status = await RunAsync([.. who, "status", "--endpoints", member.Endpoint]);
            Assert.True(status.ExitCode == 1, status.ToString());
            Assert.Matches(@"(?m)^n1 +http\S+ +leader +3\.", status.Text);
            Assert.Matches(@"(?m)^denied: 1 of 1 members answer, leader n1, term \d+, r\d+ \(.+\)\.$", status.Text);
            var json = await RunAsync([.. who, "status", "-o", "json", "--endpoints", member.Endpoint]);
            Assert.True(json.ExitCode == 1, json.ToString());
            Assert.Equal("denied", JsonDocument.Parse(json.Output).RootElement.GetProperty("health").GetString());
            Assert.All(Untrue, word => Assert.DoesNotContain(word, status.Text + json.Text, StringComparison.Ordinal));
        }

        var healthy = await RunAsync(["--user", "bob:bob", "status", "--endpoints", member.Endpoint]);
        Assert.True(healthy.ExitCode == 0, healthy.ToString());
    }

    [Fact]
    public async Task A_member_that_is_down_is_named_beside_the_denial()
    {
        await using var member = await RestrictedUser.StartAsync("3.5", Cancelled);
        var closed = $"http://127.0.0.1:{FreePorts.Take()}";
        var status = await RunAsync(["--user", "bob:wrong", "status", "--endpoints", $"{closed},{member.Endpoint}"]);
        Assert.True(status.ExitCode == 1, status.ToString());
        Assert.Contains("denied: ", status.Text, StringComparison.Ordinal);
        Assert.Contains($"{closed} does not answer from here", status.Text, StringComparison.Ordinal);
        Assert.Contains($"unreachable: {closed}: connection refused", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_is_watched_says_denied_and_healthy_as_the_password_changes()
    {
        await using var member = await RestrictedUser.StartAsync("3.5", Cancelled);
        await using var watch = new RunningProgram(
            KvTuiProgram.With("status", "--watch", "--interval", "500ms", "-o", "json", "--endpoints", member.Endpoint, "--user", "bob:bob"));
        await watch.LinesAsync(1, Cancelled);
        await PasswordAsync("other");
        await SaysAsync("\"health\":\"denied\"", 1);
        await PasswordAsync("bob");
        await SaysAsync("\"health\":\"healthy\"", 2);
        var lines = await watch.LinesAsync(3, Cancelled);
        Assert.All(lines, static text => Assert.All(Untrue, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal)));
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));

        async Task PasswordAsync(string password) => (await member.Ctl.TryAsync(
            ["--user", "root:root", "user", "passwd", "bob", "--interactive=false"], System.Text.Encoding.UTF8.GetBytes(password), Cancelled)).EnsureSuccess();

        Task SaysAsync(string words, int runs) => Eventually.TrueAsync(
            () => Runs(words) >= runs, () => $"'{words}' was to be said in {runs} runs: {watch.Words}", TimeSpan.FromSeconds(20), Cancelled);

        int Runs(string words)
        {
            var said = watch.Words.Split('\n').Select(text => text.Contains(words, StringComparison.Ordinal)).ToList();
            return said.Where((isSaid, i) => isSaid && (i == 0 || !said[i - 1])).Count();
        }
    }

    [Theory]
    [InlineData("ls")]
    [InlineData("get", "/other/y")]
    [InlineData("put", "/other/y", "1")]
    [InlineData("del", "/other/y", "--yes")]
    [InlineData("range", "/other/", "/other0")]
    [InlineData("du", "/other/")]
    [InlineData("watch", "/other/")]
    public async Task Every_verb_exits_1_for_a_wrong_password_and_for_a_missing_right(params string[] verb)
    {
        await using var member = await RestrictedUser.StartAsync("3.5", Cancelled);
        var wrong = await RunAsync([.. verb, "--endpoints", member.Endpoint, "--user", "bob:wrong"]);
        Assert.True(wrong.ExitCode == 1, wrong.ToString());
        Assert.Contains("'bob' was not let in", wrong.Error, StringComparison.Ordinal);
        if (verb.Length > 1)
        {
            var denied = await RunAsync([.. verb, "--endpoints", member.Endpoint, "--user", "bob:bob"]);
            Assert.True(denied.ExitCode == 1, denied.ToString());
            Assert.Contains("may not", denied.Error, StringComparison.Ordinal);
        }

        var closed = $"http://127.0.0.1:{FreePorts.Take()}";
        var beside = await RunAsync([.. verb, "--endpoints", $"{closed},{member.Endpoint}", "--user", "bob:wrong"]);
        Assert.True(beside.ExitCode == 1, beside.ToString());
    }

    private static Task<CommandResult> RunAsync(string[] arguments) => KvTuiProgram.With(arguments).RunAsync(Cancelled);
}
