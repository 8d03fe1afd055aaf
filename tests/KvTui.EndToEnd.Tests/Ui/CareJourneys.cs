using KvTui.EndToEnd.Tests.Cli.Care;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>
/// The guided recovery of a full cluster, and defragmentation step by step; each on a cluster of its own, without certificates and users.
/// </summary>
public sealed class CareJourneys
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_full_cluster_takes_writes_again_and_loses_only_the_history_that_was_chosen(string line)
    {
        await using var cluster = await CareCluster.FullAsync(line);
        var (keys, latest) = (await cluster.Ctl.RunAsync("get", "", "--prefix"), await CareCluster.RevisionAsync(cluster.Ctl));
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40);
        await explorer.ChooseAsync(kept: 2);

        var steps = 0;
        while (await explorer.HasNextAsync())
        {
            await explorer.StepAsync(++steps);
        }

        // Compact, three members and the leadership between them, the alarms of those that had raised one, and the write.
        Assert.InRange(steps, 7, 9);
        await explorer.WaitForAsync("All is done: writes work.");
        Assert.Equal(keys, await cluster.Ctl.RunAsync("get", "", "--prefix"));
        Assert.Equal((false, true, true), (
            await CareCluster.CanReadAsync(cluster.Ctl, latest - 2),
            await CareCluster.CanReadAsync(cluster.Ctl, latest - 1),
            await CareCluster.CanReadAsync(cluster.Ctl, latest)));
        await cluster.Ctl.RunAsync("put", "/more", "1");
        Assert.Equal("", await cluster.Ctl.RunAsync("alarm", "list"));
        var followers = cluster.Members.Where(member => member != leader).Select(static member => member.Name);
        Assert.Equal(
            [.. followers.Append(leader.Name).SelectMany(static name => new[] { (name, true), (name, false) })],
            CareCluster.Defragmentations(cluster.Members));
        CareCluster.AssertLeaderMovedFirst(leader);
    }

    [Fact]
    public async Task A_course_is_left_and_taken_up_and_its_dialogs_fit_into_80_columns()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 80, 24);
        await explorer.CommandAsync("defrag");
        var question = await explorer.AskAsync();
        Assert.Contains("Meanwhile: 2 of 3 voters answer", question, StringComparison.Ordinal);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Enter asks, then does it.");
        Assert.Empty(CareCluster.Defragmentations(cluster.Members));

        await explorer.StepAsync(1);
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("live r");
        await explorer.CommandAsync("defrag");
        await explorer.WaitForAsync("1. done: n");
        for (var step = 2; step <= 4; step++)
        {
            await explorer.StepAsync(step);
        }

        await explorer.WaitForAsync("All is done.");
        Assert.Equal(6, CareCluster.Defragmentations(cluster.Members).Count);
        CareCluster.AssertOneByOne(cluster.Members);
    }
}
