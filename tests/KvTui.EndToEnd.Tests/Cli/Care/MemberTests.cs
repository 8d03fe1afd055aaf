using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

public sealed class MemberTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learner_that_does_not_run_is_not_promoted_and_etcd_takes_only_one()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var added = await CareCluster.ChangeAsync(etcd.Endpoint, "member", "add", "n2", "--peer-urls", "http://127.0.0.1:1", "--learner", "--yes");
        Assert.Contains("ETCD_INITIAL_CLUSTER_STATE=existing\n", added.Text, StringComparison.Ordinal);
        Assert.Contains("# as flags: --name n2 --initial-cluster ", added.Text, StringComparison.Ordinal);

        var second = await CareCluster.RunAsync(etcd.Endpoint, "member", "add", "n3", "--peer-urls", "http://127.0.0.1:2", "--learner", "--yes");
        Assert.Equal(4, second.ExitCode);
        Assert.Contains("there is a learner already, and etcd takes only one (--max-learners)", second.Error, StringComparison.Ordinal);

        var id = (await CareCluster.RunAsync(etcd.Endpoint, "member", "list")).Text.Split('\n').Single(static text => text.Contains("unstarted", StringComparison.Ordinal)).Split(' ')[0];
        var promoted = await CareCluster.RunAsync(etcd.Endpoint, "member", "promote", id, "--yes");
        Assert.Equal(4, promoted.ExitCode);
        Assert.Contains($"{id} has not started yet", promoted.Error, StringComparison.Ordinal);

        var learner = await CareCluster.RunAsync(etcd.Endpoint, "member", "update", id, "--peer-urls", "http://127.0.0.1:3", "--yes");
        Assert.Equal(4, learner.ExitCode);
        Assert.Contains("etcd would take it for a voter", learner.Error, StringComparison.Ordinal);
        var moved = await CareCluster.ChangeAsync(etcd.Endpoint, "member", "update", "n1", "--peer-urls", "http://127.0.0.1:3", "--yes");
        Assert.Equal("n1 updated; 1 voter\n", moved.Text);
        Assert.Contains("http://127.0.0.1:3", (await CareCluster.RunAsync(etcd.Endpoint, "member", "list")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await CareCluster.ChangeAsync(etcd.Endpoint, "member", "remove", id, "--yes")).ExitCode);
        var last = await CareCluster.RunAsync(etcd.Endpoint, "member", "remove", "n1", "--yes");
        Assert.Equal(4, last.ExitCode);
        Assert.Contains("n1 is the only voter", last.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs --peer-urls", "add", "n4")]
    [InlineData("--peer-urls", "remove", "n4", "--peer-urls", "http://a:1")]
    [InlineData("is not a scheme, a host and a port", "add", "n4", "--peer-urls", "http://a")]
    [InlineData("is not a scheme, a host and a port", "add", "n4", "--peer-urls", "a:2380")]
    [InlineData("is not a scheme, a host and a port", "add", "n4", "--peer-urls", "http://a:2380/x")]
    [InlineData("'promote'", "promote")]
    public async Task What_is_missing_or_wrong_is_said(string problem, params string[] arguments)
    {
        var result = await KvTuiProgram.With(["member", .. arguments, "--yes"]).RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }
}
