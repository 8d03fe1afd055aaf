using KvTui.Testing;
namespace KvTui.EndToEnd.Tests.Ui;

public sealed class LeaderJourneys
{
    private static readonly TimeSpan ElectionAndPoll = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task The_leader_dies_and_the_screen_says_what_is_true_until_it_is_back()
    {
        await using var cluster = await JourneyServers.ClusterAsync();
        var ctl = cluster.Ctl;
        await ctl.RunAsync("put", "/before", "1");
        await using var explorer = await Explorer.OpenAsync(ctl, 120, 40, "--endpoints", cluster.Endpoints);

        // The member that the explorer's watch is at leads, so that both are lost together.
        var screen = await explorer.WaitForAsync("via n");
        var leader = cluster.Members.Single(member => screen.Contains($"via {member.Name}", StringComparison.Ordinal));
        await Eventually.TrueAsync(
            async token => await cluster.LeaderAsync(cancellationToken: token) == leader || await cluster.MoveLeaderAsync(leader, token),
            () => $"{leader.Name} was to lead",
            cancellationToken: TestContext.Current.CancellationToken);

        await leader.KillAsync(TestContext.Current.CancellationToken);
        await explorer.WaitForAsync("reconnecting", ElectionAndPoll);
        await explorer.WaitForAsync("unreachable for", ElectionAndPoll);
        var next = await cluster.LeaderAsync(leader, cancellationToken: TestContext.Current.CancellationToken);
        await explorer.WaitForAsync($"leader {next.Name}", ElectionAndPoll);
        await explorer.WaitForAsync("live r", ElectionAndPoll);
        await next.Ctl.RunAsync("put", "/after", "2");
        await explorer.WaitForAsync("/after", Explorer.Soon);

        await leader.RestartAsync(cancellationToken: TestContext.Current.CancellationToken);
        screen = await explorer.WaitForAsync("healthy · 3/3 members", ElectionAndPoll);
        Assert.DoesNotContain("unreachable", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("reconnecting", screen, StringComparison.Ordinal);
    }
}
