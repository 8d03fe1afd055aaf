using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class StatusTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_is_healthy_then_degraded_then_without_quorum_then_gone()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.LeaderAsync(cancellationToken: Cancelled);
        var healthy = await StatusAsync(cluster.Endpoints);
        Assert.True(healthy.ExitCode == 0, healthy.ToString());
        Assert.Matches(@"healthy: 3 of 3 members answer, leader n[123], term \d+; 1 more may fail\.\n$", healthy.Text);
        Assert.All(["n1", "n2", "n3", "leader", "follower", "VERSION"], word => Assert.Contains(word, healthy.Text, StringComparison.Ordinal));

        // One given endpoint is enough: the others are found by the member list.
        var byOne = await StatusAsync(cluster.Members[0].Endpoint);
        Assert.Contains("3 of 3 members answer", byOne.Text, StringComparison.Ordinal);

        var killed = await cluster.KillLeaderAsync(Cancelled);
        var next = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var degraded = await StatusAsync(cluster.Endpoints);
        Assert.True(degraded.ExitCode == 4, degraded.ToString());
        Assert.Contains($"degraded: 2 of 3 members answer, leader {next.Name}", degraded.Text, StringComparison.Ordinal);
        Assert.Contains("unreachable:", degraded.Text, StringComparison.Ordinal);
        Assert.Contains($"{killed.Name} does not answer from here", degraded.Text, StringComparison.Ordinal);

        await next.KillAsync(Cancelled);
        CommandResult noQuorum = null!;
        await Eventually.TrueAsync(
            async _ => (noQuorum = await StatusAsync(cluster.Endpoints)).Text.Contains("no quorum: 1 of 3", StringComparison.Ordinal),
            () => $"there was to be no quorum: {noQuorum}",
            TimeSpan.FromSeconds(20),
            Cancelled);
        Assert.Equal(3, noQuorum.ExitCode);

        await cluster.Members.Single(m => m.IsRunning).KillAsync(Cancelled);
        var gone = await StatusAsync(cluster.Endpoints);
        Assert.Equal(3, gone.ExitCode);
        Assert.Contains("unreachable: ", gone.Text, StringComparison.Ordinal);
        Assert.All(cluster.Members, m => Assert.Contains(m.Endpoint, gone.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_frozen_member_costs_its_own_time_out_only()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var frozen = cluster.Members.First(m => m != leader);
        frozen.Pause();

        var status = await StatusAsync(cluster.Endpoints);

        Assert.True(status.ExitCode == 4, status.ToString());
        Assert.Contains("degraded: 2 of 3 members answer", status.Text, StringComparison.Ordinal);
        Assert.Contains($"{frozen.Name} does not answer from here", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_member()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var dead = $"http://127.0.0.1:{FreePorts.Take()}";

        using var status = JsonDocument.Parse((await KvTuiProgram.With("status", "-o", "json", "--endpoints", $"{member.Endpoint},{dead}").RunAsync(Cancelled)).Output);

        var root = status.RootElement;
        var rows = root.GetProperty("members").EnumerateArray().ToList();
        Assert.Equal("degraded", root.GetProperty("health").GetString());
        Assert.Equal(2, rows.Count);
        Assert.Equal("n1", rows[0].GetProperty("name").GetString());
        Assert.True(rows[0].GetProperty("leader").GetBoolean());
        Assert.Equal(root.GetProperty("leader").GetString(), rows[0].GetProperty("id").GetString());
        Assert.Equal(dead, rows[1].GetProperty("endpoint").GetString());
        Assert.Contains("refused", rows[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static Task<CommandResult> StatusAsync(string endpoints) =>
        KvTuiProgram.With("status", "--endpoints", endpoints, "--command-timeout", "2s").RunAsync(Cancelled);
}
