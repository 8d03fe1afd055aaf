using System.Text.Json;
using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Only a learner is reached: what it can serve it serves, and everything else says what to give instead.</summary>
public sealed class LearnerTests
{
    private const string Advice = "this member is a learner; give a voter's endpoint to write";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task The_verbs_read_from_a_learner_and_say_so_and_write_nothing(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(1, new() { Line = line }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/a/1", "one");
        await using var learner = await cluster.StartLearnerAsync("n2", Cancelled);

        await ReadsAsync("/a/1\n", "ls");
        await ReadsAsync("1\n", "ls", "--count");
        await ReadsAsync("one", "get", "/a/1");
        await ReadsAsync("/a/1\none\n", "get", "--prefix", "/a/");
        await ReadsAsync("/a/1\tone\n", "range", "/a/", "/b");
        await ReadsAsync(null, "du");
        await ReadsAsync("/a/1\n", "ls", "--user", "ann:p");
        foreach (var verb in (string[][])[["put", "/a/1", "x"], ["del", "/a/1", "--yes"], ["watch"]])
        {
            var refused = await RunAsync([.. verb, "--endpoints", learner.Endpoint]);
            Assert.Equal((4, ""), (refused.ExitCode, refused.Text));
            Assert.Contains(Advice, refused.Error, StringComparison.Ordinal);
        }

        var status = await RunAsync(["status", "--endpoints", learner.Endpoint]);
        Assert.Equal(4, status.ExitCode);
        Assert.Matches(@"(?m)^[0-9a-f]+ +http\S+ +learner +3\.", status.Text);
        Assert.Matches($@"(?m)^learner only: leader [0-9a-f]+, term \d+, r\d+ \({Advice}\)\.$", status.Text);
        var json = JsonDocument.Parse((await RunAsync(["status", "-o", "json", "--endpoints", learner.Endpoint])).Output).RootElement;
        Assert.Equal(("learner_only", Advice), (json.GetProperty("health").GetString(), json.GetProperty("reason").GetString()));

        var both = $"{learner.Endpoint},{cluster.Endpoints}";
        Assert.Equal(0, (await RunAsync(["status", "--endpoints", both])).ExitCode);
        Assert.Equal((0, "", "/a/1\n"), await OfAsync("ls", "--endpoints", both));
        Assert.Equal((0, "", "OK r3\n"), await OfAsync("put", "/a/2", "two", "--endpoints", both));
        await using var watch = new RunningProgram(KvTuiProgram.With("watch", "--rev", "3", "--endpoints", both));
        Assert.Equal("r3\tput\t/a/2\ttwo", (await watch.LinesAsync(1, Cancelled))[0]);
        Assert.Equal("", watch.Errors);

        async Task ReadsAsync(string? text, params string[] verb)
        {
            var result = await RunAsync([.. verb, "--endpoints", learner.Endpoint]);
            Assert.True(result.ExitCode == 0, result.ToString());
            Assert.Equal(text ?? result.Text, result.Text);
            Assert.Equal($"kvtui: {learner.Endpoint}: this member is a learner, and what it has may be old; give a voter's endpoint to be sure.\n", result.Error);
        }
    }

    [Fact]
    public async Task The_explorer_lists_the_keys_of_a_learner_and_calls_it_one()
    {
        await using var cluster = await EtcdCluster.StartAsync(1, cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "one", "its value");
        await using var learner = await cluster.StartLearnerAsync("n2", Cancelled);
        await using var explorer = await Explorer.StartAsync(learner.Ctl, []);
        await explorer.WaitForAsync("learner only: ");
        await explorer.WaitForAsync("its value");
        var screen = await explorer.WaitForAsync("Cluster ─ learner only · leader ");
        Assert.Contains(Advice, screen, StringComparison.Ordinal);
        Assert.All(["no quorum", "connecting", "no leader"], word => Assert.DoesNotContain(word, screen, StringComparison.Ordinal));
        await cluster.Ctl.RunAsync("put", "two", "2");
        await explorer.WaitForAsync(text => text.Contains("two", StringComparison.Ordinal), "a new key is listed");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Give a voter's endpoint (--endpoints) to write.");
    }

    private static async Task<(int ExitCode, string Error, string Text)> OfAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        return (result.ExitCode, result.Error, result.Text);
    }

    private static Task<CommandResult> RunAsync(string[] arguments) => KvTuiProgram.With(arguments).RunAsync(Cancelled);
}
