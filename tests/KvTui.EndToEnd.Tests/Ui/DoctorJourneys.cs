using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What is wrong with the cluster, asked for on the screen.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class DoctorJourneys(ThreeMembers cluster)
{
    [Fact]
    public async Task A_healthy_cluster_is_said_to_be_one_and_Esc_leads_back()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Cluster.Ctl, 80, 24);
        await ExamineAsync(explorer);
        // The disk of the machine that tests may be busy.
        await explorer.WaitForAsync(static screen => screen.Contains("Nothing is wrong", StringComparison.Ordinal) || screen.Contains("slow-", StringComparison.Ordinal), "it is well");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("Doctor", StringComparison.Ordinal), "the panes are back");
    }

    [Fact]
    public async Task A_member_that_is_down_is_told_with_what_to_do()
    {
        await using var three = await EtcdCluster.StartAsync(3, cancellationToken: TestContext.Current.CancellationToken);
        await three.LeaderAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var explorer = await Explorer.OpenAsync(three.Ctl, 120, 40);
        await three.Members[2].KillAsync(TestContext.Current.CancellationToken);
        await three.LeaderAsync(not: three.Members[2], cancellationToken: TestContext.Current.CancellationToken);
        await ExamineAsync(explorer);
        var screen = await explorer.WaitForAsync("WARNING  member-down");
        Assert.All(["n3 does not answer from here", "Next: On its host see whether etcd runs", "WARNING  no-spare"], text => Assert.Contains(text, screen, StringComparison.Ordinal));
    }

    private static async Task ExamineAsync(Explorer explorer)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("doctor");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Doctor");
    }
}
