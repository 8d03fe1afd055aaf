using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What is wrong with the cluster, asked for on the screen; it has neither certificates, which end soon, nor users.</summary>
public sealed class DoctorJourneys : IAsyncLifetime
{
    private EtcdCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await _cluster.LeaderAsync(cancellationToken: Cancelled);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_healthy_cluster_is_said_to_be_one_its_report_is_copied_and_Esc_leads_back()
    {
        await using var explorer = await Explorer.OpenAsync(_cluster.Ctl, 80, 24);
        await ExamineAsync(explorer);

        // The disk of the machine that tests may be busy.
        await explorer.WaitForAsync(static screen => screen.Contains("Nothing is wrong", StringComparison.Ordinal) || screen.Contains("slow-", StringComparison.Ordinal), "it is well");
        await explorer.PressAsync("y");
        await explorer.WaitForAsync("the report");
        var report = "";
        await Eventually.TrueAsync(
            async token =>
            {
                report = (await new Command("tmux", "-S", explorer.Screen.Socket, "show-buffer").RunAsync(token)).Text;
                return report.StartsWith("kvtui doctor, ", StringComparison.Ordinal);
            },
            () => $"the report was to be in the clipboard: {report}", Explorer.Patience, Cancelled);
        Assert.Matches(@"(?m)^n3 +\S+ +(leader|follower) ", report);
        Assert.Matches(@"(?m)^n3 +3\.5\S* +- +[0-9a-f]{8} ", report);
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("Doctor", StringComparison.Ordinal), "the panes are back");
    }

    [Fact]
    public async Task A_member_that_is_down_is_told_with_what_to_do_until_it_is_up_again()
    {
        await using var explorer = await Explorer.OpenAsync(_cluster.Ctl, 120, 40);
        var down = _cluster.Members[2];
        await down.KillAsync(Cancelled);
        await _cluster.LeaderAsync(not: down, cancellationToken: Cancelled);
        await ExamineAsync(explorer);
        var screen = await explorer.WaitForAsync("WARNING  member-down");
        Assert.All(["n3 does not answer from here", "Next: On its host see whether etcd runs", "WARNING  no-spare"], text => Assert.Contains(text, screen, StringComparison.Ordinal));

        await down.RestartAsync(cancellationToken: Cancelled);
        await Eventually.TrueAsync(
            async _ =>
            {
                await explorer.PressAsync("r");
                screen = await explorer.WaitForAsync(static shown => !shown.Contains("Asking all members", StringComparison.Ordinal), "all were asked");
                return !screen.Contains("member-down", StringComparison.Ordinal);
            },
            () => $"n3 was to be up\n{screen}", Explorer.Patience, Cancelled);
    }

    [Fact]
    public async Task A_member_with_a_corrupted_copy_is_named()
    {
        await CorruptedCopy.MakeAsync(_cluster, _cluster.Members[1], Cancelled);
        await using var explorer = await Explorer.OpenAsync(_cluster.Ctl, 120, 40);
        await ExamineAsync(explorer);
        var screen = await explorer.WaitForAsync("CRITICAL  data-differs");
        Assert.Matches(@"n2 \([0-9a-f]{8}\) has not the data that n1 ", screen);
    }

    private static async Task ExamineAsync(Explorer explorer)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("doctor");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Doctor");
    }
}
