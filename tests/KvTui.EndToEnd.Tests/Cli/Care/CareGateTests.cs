using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>Who may not care for a cluster, and what is asked before.</summary>
public sealed class CareGateTests
{
    private static readonly string[][] Acts =
    [
        ["defrag"], ["compaction", "2"], ["alarm", "disarm"], ["move-leader", "n1"],
        ["member", "add", "n9", "--peer-urls", "http://127.0.0.1:1", "--learner"], ["member", "update", "n1", "--peer-urls", "http://127.0.0.1:1"],
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("read-only", "--read-only")]
    [InlineData("outside the root", "--root", "/app/")]
    public async Task Nothing_gets_through_where_nothing_may_be_written(string why, params string[] flags)
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await etcd.Ctl.RunAsync("put", "/a", "1");
        await etcd.Ctl.RunAsync("put", "/a", "2");
        var members = await etcd.Ctl.RunAsync("member", "list");
        foreach (var act in Acts.Where(static act => act is not (["alarm", ..] or ["move-leader", ..])))
        {
            var result = await CareCluster.RunAsync(etcd.Endpoint, [.. act, "--yes", .. flags]);

            Assert.True(result.ExitCode == 1, result.ToString());
            Assert.Equal("", result.Text);
            Assert.Contains(why, result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(members, await etcd.Ctl.RunAsync("member", "list"));
        Assert.Equal("/a\n1\n", await etcd.Ctl.RunAsync("get", "/a", "--rev=2"));
        Assert.Empty(CareCluster.Defragmentations([etcd]));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_user_without_the_role_root_is_told_that_it_takes_root(string line)
    {
        await using var etcd = await RestrictedUser.StartAsync(line, Cancelled);
        foreach (var act in Acts.Where(static act => act is ["defrag"] or ["member", ..]))
        {
            var result = await RestrictedUser.RunAsync(etcd, [.. act, "--yes"]);

            Assert.True(result.ExitCode == 1, result.ToString());
            Assert.Contains("root", result.Error, StringComparison.Ordinal);
        }

        Assert.Empty(CareCluster.Defragmentations([etcd]));
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_done_unless_yes_is_said()
    {
        foreach (var act in Acts)
        {
            var result = await KvTuiProgram.With(act).RunAsync(Cancelled);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_a_terminal_the_plan_is_shown_and_the_question_names_the_cluster()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var refused = await AskAsync();
        await refused.WaitForAsync("1. defragment n1", cancellationToken: Cancelled);
        await refused.WaitForAsync($"Go on in cluster {await TwoClusters.ClusterIdAsync(etcd)} at {etcd.Endpoint}? [y/N]", cancellationToken: Cancelled);
        await refused.SendKeysAsync("Enter");
        await refused.WaitForAsync("exit=1", cancellationToken: Cancelled);
        Assert.Empty(CareCluster.Defragmentations([etcd]));

        await using var agreed = await AskAsync();
        await agreed.WaitForAsync("[y/N]", cancellationToken: Cancelled);
        await agreed.TypeAsync("y\n");
        await agreed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Equal([("n1", true), ("n1", false)], CareCluster.Defragmentations([etcd]));

        Task<TmuxScreen> AskAsync() =>
            TmuxScreen.StartAsync(KvTuiProgram.OnTerminal("defrag", "--endpoints", etcd.Endpoint), cancellationToken: Cancelled);
    }
}
