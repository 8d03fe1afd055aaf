using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Which cluster a verb writes to.</summary>
public sealed class TargetClusterTests(TwoClusters clusters) : IClassFixture<TwoClusters>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("put", "/two", "mine")]
    [InlineData("put", "/two", "mine", "--if-rev", "0")]
    [InlineData("put", "/two", "mine", "--ttl", "60s")]
    [InlineData("del", "/two", "--yes")]
    [InlineData("del", "--prefix", "/two", "--yes")]
    public async Task Endpoints_of_two_clusters_are_named_and_nothing_is_written(params string[] arguments)
    {
        await clusters.One.Ctl.RunAsync("put", "/two", "one");
        await clusters.Other.Ctl.RunAsync("put", "/two", "other");

        var result = await RunAsync($"{clusters.One.Endpoint},{clusters.Other.Endpoint}", arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Text));
        Assert.Contains($"Cluster {await TwoClusters.ClusterIdAsync(clusters.One)}: {clusters.One.Endpoint}", result.Error, StringComparison.Ordinal);
        Assert.Contains($"Cluster {await TwoClusters.ClusterIdAsync(clusters.Other)}: {clusters.Other.Endpoint}", result.Error, StringComparison.Ordinal);
        Assert.Equal("/two\none\n", await clusters.One.Ctl.RunAsync("get", "/two"));
        Assert.Equal("/two\nother\n", await clusters.Other.Ctl.RunAsync("get", "/two"));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("did not answer within 1 s", "--dial-timeout", "1s")]
    public async Task Where_an_endpoint_is_silent_the_cluster_and_the_member_are_named(string silence, params string[] options)
    {
        await using var proxy = new FaultProxy(clusters.Other.ClientPort);
        proxy.Drop();
        var silent = silence == "refused" ? $"127.0.0.1:{FreePorts.Take()}" : proxy.Address;
        var (cluster, member) = (await TwoClusters.ClusterIdAsync(clusters.One), await TwoClusters.MemberIdAsync(clusters.One));

        foreach (var arguments in (string[][])[["put", "/silent", "1"], ["put", "/silent", "2"], ["del", "/silent", "--yes"]])
        {
            var result = await RunAsync($"{clusters.One.Endpoint},{silent}", [.. arguments, .. options]);

            Assert.Equal(0, result.ExitCode);
            Assert.Contains($"kvtui: Sent to cluster {cluster}, member {member}. ", result.Error, StringComparison.Ordinal);
            Assert.Matches($"  http://{silent}.*{silence}", result.Error);
        }
    }

    [Fact]
    public async Task Endpoints_of_one_cluster_are_nothing_to_speak_of()
    {
        var endpoints = $"{clusters.One.Endpoint},localhost:{clusters.One.ClientPort}";

        var put = await RunAsync(endpoints, "put", "/same", "1");
        var deleted = await RunAsync(endpoints, "del", "/same", "--yes");

        Assert.Equal((0, ""), (put.ExitCode, put.Error));
        Assert.Equal((0, "1\n", ""), (deleted.ExitCode, deleted.Text, deleted.Error));
    }

    [Fact]
    public async Task A_client_that_may_not_write_asks_nobody()
    {
        var result = await RunAsync($"{clusters.One.Endpoint},{clusters.Other.Endpoint}", "put", "/a", "1", "--read-only");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("read-only", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_before_a_delete_names_the_cluster()
    {
        await clusters.One.Ctl.RunAsync("put", "/asked", "1");
        await using var screen = await OnTerminalAsync("del", "/asked");

        await screen.WaitForAsync($"Delete '/asked' in cluster {await TwoClusters.ClusterIdAsync(clusters.One)} at {clusters.One.Endpoint}? [y/N]", cancellationToken: Cancelled);
        await screen.SendKeysAsync("C-c");
        await screen.WaitForAsync("exit=130", cancellationToken: Cancelled);
        Assert.Equal("/asked\n1\n", await clusters.One.Ctl.RunAsync("get", "/asked"));
    }

    [Fact]
    public async Task A_value_that_is_being_typed_is_given_up_by_ctrl_c()
    {
        await using var screen = await OnTerminalAsync("put", "/typed");

        await screen.WaitForAsync("Type the value", cancellationToken: Cancelled);
        await screen.TypeAsync("half a value\n");
        await screen.SendKeysAsync("C-c");
        await screen.WaitForAsync("exit=130", cancellationToken: Cancelled);
        Assert.Equal("", await clusters.One.Ctl.RunAsync("get", "/typed"));
    }

    /// <summary>Under a shell that Ctrl-C leaves alone, as one that a person types at.</summary>
    private Task<TmuxScreen> OnTerminalAsync(params string[] arguments) => TmuxScreen.StartAsync(
        ["sh", "-c", "trap : INT; \"$0\" \"$@\"; echo exit=$?; exec sleep 600", KvTuiProgram.Path, "--endpoints", clusters.One.Endpoint, .. arguments], cancellationToken: Cancelled);

    private static Task<CommandResult> RunAsync(string endpoints, params string[] arguments) =>
        KvTuiProgram.With([.. arguments, "--endpoints", endpoints]).RunAsync(Cancelled);
}
