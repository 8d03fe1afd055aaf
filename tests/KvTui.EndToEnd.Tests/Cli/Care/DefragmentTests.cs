using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

public sealed class DefragmentTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Members_are_defragmented_one_after_the_other_and_the_leader_last_once_it_leads_no_more(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var followers = cluster.Members.Where(member => member != leader).Select(static member => member.Name).ToList();
        await cluster.Ctl.RunAsync("put", "/kept", "1");

        var result = await CareCluster.RunAsync(cluster.Endpoints, "defrag", "--yes");

        Assert.True(result.ExitCode == 0, result.ToString());
        var told = result.Text.TrimEnd().Split('\n');
        Assert.Equal(4, told.Length);
        Assert.Equal([.. followers.Select(static name => $"{name}: defragmented in ")], told[..2].Select(static text => text[..(text.IndexOf(" in ", StringComparison.Ordinal) + 4)]));
        Assert.EndsWith($" leads now, no longer {leader.Name}", told[2], StringComparison.Ordinal);
        Assert.StartsWith($"{leader.Name}: defragmented in ", told[3], StringComparison.Ordinal);
        Assert.Contains("3 of 3 voters answer, quorum 2: 1 more may fail", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            [.. followers.Append(leader.Name).SelectMany(static name => new[] { (name, true), (name, false) })],
            CareCluster.Defragmentations(cluster.Members));
        Assert.NotEqual(leader, await cluster.LeaderAsync(cancellationToken: Cancelled));
        Assert.Equal("/kept\n1\n", await cluster.Ctl.RunAsync("get", "/kept"));
    }

    [Fact]
    public async Task Beside_a_dead_member_it_begins_only_if_told_so()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var dead = await cluster.KillLeaderAsync(Cancelled);
        await cluster.LeaderAsync(cancellationToken: Cancelled);

        var refused = await CareCluster.RunAsync(cluster.Endpoints, "defrag", "--yes");
        Assert.Equal((4, ""), (refused.ExitCode, refused.Text));
        Assert.Contains($"{dead.Name} does not answer", refused.Error, StringComparison.Ordinal);
        Assert.Empty(CareCluster.Defragmentations(cluster.Members));

        var bold = await CareCluster.RunAsync(cluster.Endpoints, "defrag", "--yes", "--without-spare");
        Assert.True(bold.ExitCode == 4, bold.ToString());
        Assert.Contains($"Not defragmented: {dead.Name}.", bold.Error, StringComparison.Ordinal);
        Assert.Equal(4, CareCluster.Defragmentations(cluster.Members).Count);
    }

    [Fact]
    public async Task A_single_member_and_one_of_three_are_defragmented_as_json_tells()
    {
        await using var single = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        var result = await CareCluster.RunAsync(single.Endpoint, "defrag", "n1", "--yes", "-o", "json");
        var missing = await CareCluster.RunAsync(single.Endpoint, "defrag", "n7", "--yes");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Matches("^\\{\"step\":\"defragment\",\"member\":\"n1\",\"member_id\":\"[0-9a-f]+\",\"seconds\":[0-9.]+,\"db_size_before\":\\d+,\"db_size\":\\d+\\}\n$", result.Text);
        Assert.Equal(1, missing.ExitCode);
        Assert.Matches(@"There is no member 'n7'; there are n1 \([0-9a-f]+\)", missing.Error);
    }

    [Fact]
    public async Task The_leadership_is_moved_to_whom_it_is_told()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        var next = cluster.Members.First(member => member != leader);

        var moved = await CareCluster.RunAsync(cluster.Endpoints, "move-leader", next.Name, "--yes");
        var again = await CareCluster.RunAsync(cluster.Endpoints, "move-leader", next.Name, "--yes");

        Assert.True(moved.ExitCode == 0, moved.ToString());
        Assert.Equal($"{next.Name} leads now, no longer {leader.Name}\n", moved.Text);
        Assert.Equal(next, await cluster.LeaderAsync(cancellationToken: Cancelled));
        Assert.Equal((0, ""), (again.ExitCode, again.Text));
        Assert.Contains("leads already", again.Error, StringComparison.Ordinal);
    }
}
